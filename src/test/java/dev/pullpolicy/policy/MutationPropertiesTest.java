package dev.pullpolicy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.policy.PolicyEvaluator.Basis;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What holds for every policy, however its entries chain, undo or exempt each other. */
class MutationPropertiesTest {
  private static final int TRIES = 2_000;
  private static final List<String> IMAGES =
      List.of("nginx", "nginx:latest", "nginx:1", "nginx:main", "Nginx", "a.b/c:latest");
  private static final List<String> DECLARED =
      List.of("", "Always", "IfNotPresent", "Never", "always");

  @Test
  void mutatingTwiceChangesNothingMoreAndLeavesNoOverride() {
    seeds().forEach(MutationPropertiesTest::mutateTwice);
  }

  private static void mutateTwice(long seed) {
    Random random = new Random(seed);
    PolicyEvaluator evaluator = new PolicyEvaluator(policy(random));
    PolicyContext context = Policies.context(Optional.of(Map.of("env", "production")));

    List<Resolution> first = resolve(evaluator, context, uses(random));
    List<ImageUse> mutated = first.stream().map(MutationPropertiesTest::mutated).toList();
    List<Resolution> second = resolve(evaluator, context, mutated);
    List<JudgedUse> judged = mutated.stream().map(JudgedUse::isNew).toList();
    List<Violation> violations = decided(evaluator.judge(context, judged, Basis.STANDING));

    assertThat(second).allMatch(resolution -> resolution.change().isEmpty());
    assertThat(violations).noneMatch(v -> v.kind() == Violation.Kind.OVERRIDE);
    assertThat(first).isSortedAccordingTo((a, b) -> a.use().path().compareTo(b.use().path()));
    assertThat(violations).isSortedAccordingTo((a, b) -> a.use().path().compareTo(b.use().path()));
    assertThat(first)
        .flatMap(resolution -> resolution.reported().stream().toList())
        .allMatch(change -> change.reportedBy().isPresent());
  }

  @Test
  void whatIsDecidedWithoutLabelsIsDecidedSoWithAnyLabels() {
    seeds().forEach(MutationPropertiesTest::decideWithoutLabels);
  }

  private static void decideWithoutLabels(long seed) {
    Random random = new Random(seed);
    PolicyEvaluator evaluator = new PolicyEvaluator(policy(random));
    List<ImageUse> uses = uses(random);
    Evaluation<Resolution> unknown = evaluator.resolve(Policies.context(Optional.empty()), uses);

    if (unknown instanceof Evaluation.Decided<Resolution> decided) {
      for (String env : List.of("production", "test")) {
        PolicyContext context = Policies.context(Optional.of(Map.of("env", env)));
        assertThat(written(resolve(evaluator, context, uses)))
            .isEqualTo(written(decided.results()));
      }
    }
  }

  /** The same ones in every run, so that a failure can be run again. */
  private static LongStream seeds() {
    return LongStream.range(0, TRIES);
  }

  private static List<Optional<ImagePullPolicy>> written(List<Resolution> resolutions) {
    return resolutions.stream().map(r -> r.change().map(PullPolicyChange::to)).toList();
  }

  private static Policy policy(Random random) {
    Policy policy =
        Policies.policy(
            assignments("d", random),
            assignments("o", random),
            List.of(
                Policies.rule(
                    "r",
                    scope(random),
                    pick(List.of(Action.values()), random),
                    new RequiredPullPolicies(List.of(policyOf(random))))),
            exemptions(random));
    return random.nextInt(6) == 0 ? Policies.reporting(policy) : policy;
  }

  private static List<Assignment> assignments(String prefix, Random random) {
    return IntStream.range(0, random.nextInt(4))
        .mapToObj(i -> Policies.assign(prefix + i, scope(random), policyOf(random)))
        .toList();
  }

  private static List<Exemption> exemptions(Random random) {
    return IntStream.range(0, random.nextInt(3))
        .mapToObj(
            i ->
                Policies.exempt(
                    "e" + i,
                    scope(random),
                    pick(List.of(Exemption.Effect.values()), random),
                    names(random)))
        .toList();
  }

  private static String[] names(Random random) {
    return pick(
        List.of(
            new String[0],
            new String[] {"o0"},
            new String[] {"o1", "d0"},
            new String[] {"r", "o0", "o2"}),
        random);
  }

  private static Scope scope(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> Policies.EVERYTHING;
      case 1 -> Policies.PRODUCTION;
      case 2 -> new Scope(List.of(), Policies.declaring(policyOf(random)).match());
      case 3 -> Policies.matching(new Condition.Images(List.of(ImagePattern.of("docker.io/**"))));
      default -> Policies.declaring(policyOf(random));
    };
  }

  private static List<ImageUse> uses(Random random) {
    return IntStream.range(0, 1 + random.nextInt(12))
        .map(i -> 12 - i)
        .mapToObj(
            i ->
                Policies.use(
                    i,
                    pick(IMAGES, random),
                    Optional.of(pick(DECLARED, random)).filter(text -> !text.isEmpty())))
        .toList();
  }

  private static ImagePullPolicy policyOf(Random random) {
    return pick(List.of(ImagePullPolicy.values()), random);
  }

  private static <T> T pick(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  private static ImageUse mutated(Resolution resolution) {
    return resolution
        .change()
        .map(change -> resolution.use().declaring(change.to()))
        .orElse(resolution.use());
  }

  private static List<Resolution> resolve(
      PolicyEvaluator evaluator, PolicyContext context, List<ImageUse> uses) {
    return decided(evaluator.resolve(context, uses));
  }

  private static <T> List<T> decided(Evaluation<T> evaluation) {
    assertThat(evaluation).isInstanceOf(Evaluation.Decided.class);
    return ((Evaluation.Decided<T>) evaluation).results();
  }
}
