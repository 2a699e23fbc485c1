package dev.pullpolicy.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Packages use each other only as the house allows; and every rule of it is seen to fail. */
class ArchitectureTest {
  private static final String ROOT = "dev.pullpolicy";
  private static final String VIOLATIONS = ROOT + ".archviolation";

  /** Where rules that are not about one package's directions are broken. */
  private static final Map<String, String> BROKEN_BY =
      Map.of(
          "pure image", "image.KnowsApp",
          "pure policy", "policy.KnowsApp",
          "no regular expressions", "image.UsesRegularExpression",
          "no clock", "policy.KnowsTheDay",
          "fabric8", "admission.KnowsFabric8",
          "known packages", "util.Anything");

  private static JavaClasses house;
  private static JavaClasses violations;

  @BeforeAll
  static void read() {
    house =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    violations = new ClassFileImporter().importPackages(VIOLATIONS);
  }

  @Test
  void theHouseIsRead() {
    assertThat(house.stream().map(c -> c.getPackageName()))
        .contains(ROOT + ".image", ROOT + ".policy", ROOT + ".config", ROOT + ".workload");
  }

  @TestFactory
  Stream<DynamicTest> holds() {
    return new Architecture(ROOT)
        .rules().entrySet().stream()
            .map(
                rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(house)));
  }

  @TestFactory
  Stream<DynamicTest> canFail() {
    Architecture architecture = new Architecture(VIOLATIONS);
    return architecture.rules().entrySet().stream()
        .map(
            rule -> {
              String name = rule.getKey();
              String culprit = BROKEN_BY.getOrDefault(name, name + ".KnowsApp");
              return DynamicTest.dynamicTest(
                  name + " by " + culprit,
                  () ->
                      assertThat(
                              rule.getValue().evaluate(violations).getFailureReport().getDetails())
                          .anyMatch(detail -> detail.contains(VIOLATIONS + "." + culprit)));
            });
  }
}
