package dev.pullpolicy.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.policy.Condition;
import dev.pullpolicy.policy.Policy;
import dev.pullpolicy.policy.Requirement;
import dev.pullpolicy.policy.Rule;
import dev.pullpolicy.policy.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every document of {@code policy/valid}, {@code policy/invalid} and {@code policy/doubtful}
 * becomes what stands beside it.
 */
class PolicyParserTest {
  private static final String POLICY = ".policy.txt";
  private static final String PROBLEMS = ".problems.txt";
  private static final String DOUBTS = ".doubts.txt";
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  @TestFactory
  Stream<DynamicTest> validDocuments() throws IOException {
    return Fixture.all("valid", POLICY).stream()
        .map(fixture -> DynamicTest.dynamicTest(fixture.name(), () -> verifyPolicy(fixture)));
  }

  private static void verifyPolicy(Fixture fixture)
      throws IOException, ReflectiveOperationException {
    fixture.verify(RecordText.of(policy(fixture)));
  }

  @TestFactory
  Stream<DynamicTest> invalidDocuments() throws IOException {
    return Fixture.all("invalid", PROBLEMS).stream()
        .map(fixture -> DynamicTest.dynamicTest(fixture.name(), () -> verifyProblems(fixture)));
  }

  private static void verifyProblems(Fixture fixture) throws IOException {
    ParsedPolicy parsed = fixture.parse();
    assertThat(parsed).isInstanceOf(ParsedPolicy.Invalid.class);
    fixture.verify(lines(((ParsedPolicy.Invalid) parsed).problems()));
  }

  private static String lines(List<PolicyProblem> problems) {
    StringBuilder lines = new StringBuilder();
    for (PolicyProblem problem : problems) {
      lines.append(problem).append('\n');
    }
    return lines.toString();
  }

  @TestFactory
  Stream<DynamicTest> doubtfulDocuments() throws IOException {
    return Fixture.all("doubtful", DOUBTS).stream()
        .map(fixture -> DynamicTest.dynamicTest(fixture.name(), () -> verifyDoubts(fixture)));
  }

  private static void verifyDoubts(Fixture fixture) throws IOException {
    fixture.verify(lines(valid(fixture.parse()).doubts(TODAY).problems()));
  }

  /** Whatever is in the other fixtures and in the sample policies can be right. */
  @TestFactory
  Stream<DynamicTest> documentsWithoutDoubts() throws IOException {
    Stream<Path> fixtures = Fixture.all("valid", POLICY).stream().map(Fixture::document);
    try (Stream<Path> samples = Files.list(Path.of("policies"))) {
      List<Path> documents =
          samples.filter(Files::isDirectory).map(sample -> sample.resolve("policy.yaml")).toList();
      assertThat(documents).hasSize(5);
      return Stream.concat(fixtures, documents.stream())
          .map(file -> DynamicTest.dynamicTest(file.toString(), () -> requireNoDoubt(file)));
    }
  }

  private static void requireNoDoubt(Path file) throws IOException {
    assertThat(valid(PolicyParser.parse(Files.readAllBytes(file))).doubts(TODAY).problems())
        .isEmpty();
  }

  private static ParsedPolicy.Valid valid(ParsedPolicy parsed) {
    assertThat(parsed).isInstanceOf(ParsedPolicy.Valid.class);
    return (ParsedPolicy.Valid) parsed;
  }

  @Test
  void noFileIsLeftOver() throws IOException {
    Fixture.requireNothingElse("doubtful", DOUBTS);
    Fixture.requireNothingElse("valid", POLICY);
    Fixture.requireNothingElse("invalid", PROBLEMS);
  }

  @Test
  void everySelectorFieldHasAValidFixture() throws IOException {
    List<Class<?>> seen = new ArrayList<>();
    for (Policy policy : policies()) {
      scopes(policy)
          .flatMap(Scope::conditions)
          .forEach(condition -> seen.add(condition.getClass()));
    }
    assertThat(seen).contains(Condition.class.getPermittedSubclasses());
  }

  @Test
  void everyRequirementHasAValidFixture() throws IOException {
    List<Class<?>> seen = new ArrayList<>();
    for (Policy policy : policies()) {
      policy.rules().stream()
          .flatMap(rule -> rule.requirements().stream())
          .forEach(requirement -> seen.add(requirement.getClass()));
    }
    assertThat(seen).contains(Requirement.class.getPermittedSubclasses());
  }

  private static Stream<Scope> scopes(Policy policy) {
    return Stream.of(
            policy.rules().stream().map(Rule::scope),
            policy.defaults().stream().map(assignment -> assignment.scope()),
            policy.exemptions().stream().map(exemption -> exemption.scope()))
        .flatMap(scopes -> scopes);
  }

  private static List<Policy> policies() throws IOException {
    List<Policy> policies = new ArrayList<>();
    for (Fixture fixture : Fixture.all("valid", POLICY)) {
      policies.add(policy(fixture));
    }
    return policies;
  }

  private static Policy policy(Fixture fixture) throws IOException {
    ParsedPolicy parsed = fixture.parse();
    assertThat(parsed).as(fixture.name()).isInstanceOf(ParsedPolicy.Valid.class);
    return ((ParsedPolicy.Valid) parsed).policy();
  }
}
