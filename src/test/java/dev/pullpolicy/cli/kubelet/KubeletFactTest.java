package dev.pullpolicy.cli.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.image.ReferenceKind;
import dev.pullpolicy.policy.ImagePullPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What {@code explain} says of nodes is what {@code docs/kubelet.md} says, and is proved. That the
 * cases which the page names are there is checked with those of the other pages.
 */
final class KubeletFactTest {
  private static final Path PAGE = Path.of("docs", "kubelet.md");

  @Test
  void pageIsTheTable() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")).toList();
    assertThat(rows).isEqualTo(KubeletFacts.ALL.stream().map(this::row).toList());
  }

  private String row(KubeletFact fact) {
    String policies =
        fact.scope().policies().size() == ImagePullPolicy.values().length
            ? "any"
            : fact.scope().policies().stream()
                .map(ImagePullPolicy::toString)
                .collect(Collectors.joining(", "));
    return "| `%s` | %s | %s | %s: %s | %s |"
        .formatted(
            fact.id(),
            policies,
            fact.scope().references(),
            fact.label(),
            fact.sentence(),
            fact.proofs().stream().map(Proof::written).collect(Collectors.joining(", ")));
  }

  @Test
  void eachHasProofAndNameOfItsOwn() {
    assertThat(KubeletFacts.ALL)
        .allSatisfy(fact -> assertThat(fact.proofs()).isNotEmpty())
        .extracting(KubeletFact::id)
        .doesNotHaveDuplicates();
  }

  @Test
  void everyCaseAboutTheKubeletProvesSomething() throws IOException {
    List<String> proofs =
        KubeletFacts.ALL.stream()
            .flatMap(fact -> fact.proofs().stream())
            .map(Proof::written)
            .distinct()
            .toList();
    try (Stream<Path> cases = Files.list(Path.of("src/e2e/cases"))) {
      assertThat(cases.map(Path::toString).filter(name -> name.contains("/kubelet-")))
          .isNotEmpty()
          .allSatisfy(name -> assertThat(proofs).contains("`%s`".formatted(name)));
    }
  }

  @ParameterizedTest
  @EnumSource(ImagePullPolicy.class)
  void everyPolicyAnswersTheSameQuestions(ImagePullPolicy policy) {
    assertThat(KubeletText.of(policy, ReferenceKind.TAG).lines().map(KubeletFactTest::label))
        .contains("at start", "at restart", "absent", "offline", "secrets", "replicas", "deletion");
  }

  private static String label(String line) {
    return line.substring(2, 12).strip();
  }

  @ParameterizedTest
  @EnumSource(ReferenceKind.class)
  void fitsTerminal(ReferenceKind kind) {
    assertThat(ImagePullPolicy.values())
        .allSatisfy(
            policy ->
                assertThat(KubeletText.of(policy, kind).lines())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80)));
  }
}
