package dev.pullpolicy.policy;

import static dev.pullpolicy.policy.ImagePullPolicy.ALWAYS;
import static dev.pullpolicy.policy.ImagePullPolicy.IF_NOT_PRESENT;
import static dev.pullpolicy.policy.ImagePullPolicy.NEVER;
import static dev.pullpolicy.policy.Policies.EVERYTHING;
import static dev.pullpolicy.policy.Policies.PRODUCTION;
import static dev.pullpolicy.policy.Policies.assign;
import static dev.pullpolicy.policy.Policies.context;
import static dev.pullpolicy.policy.Policies.declaring;
import static dev.pullpolicy.policy.Policies.exempt;
import static dev.pullpolicy.policy.Policies.policy;
import static dev.pullpolicy.policy.Policies.rule;
import static dev.pullpolicy.policy.Policies.use;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pullpolicy.policy.PolicyEvaluator.Basis;
import dev.pullpolicy.policy.Requirement.Facet;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyEvaluatorTest {
  private static final Optional<Map<String, String>> NO_LABELS = Optional.of(Map.of());
  private static final Optional<Map<String, String>> UNKNOWN = Optional.empty();
  private static final Requirement NEEDS_ALWAYS = new RequiredPullPolicies(List.of(ALWAYS));

  @ParameterizedTest(name = "{0} declaring {1}: {2} by {3}")
  @CsvSource({
    "nginx:1, '', Never, default d",
    "nginx:1, IfNotPresent, Never, default d",
    "nginx:1, Always, Always, chosen",
    "nginx, Always, Never, default d",
    "nginx, IfNotPresent, IfNotPresent, chosen"
  })
  void whatNobodyChoseGetsTheDefault(String image, String declared, String gets, String decider) {
    Policy policy =
        policy(List.of(assign("d", EVERYTHING, NEVER)), List.of(), List.of(), List.of());

    Resolution resolution = resolve(policy, use(image, declared));

    assertThat(resolution.resolved().map(Object::toString)).contains(gets);
    assertThat(resolution.decider()).hasToString(decider);
  }

  @Test
  void anOverrideWinsOverWhatWasChosenAndTheFirstOneOverTheOthers() {
    Policy policy =
        policy(
            List.of(assign("d", EVERYTHING, NEVER)),
            List.of(assign("a", EVERYTHING, ALWAYS), assign("b", EVERYTHING, IF_NOT_PRESENT)),
            List.of(),
            List.of());

    assertThat(resolve(policy, use("nginx:1", "Never")).decider()).hasToString("override a");
  }

  @Test
  void nothingDeclaredAndNothingDecidedIsTheKubernetesDefault() {
    Resolution resolution =
        resolve(policy(List.of(), List.of(), List.of(), List.of()), use("nginx", ""));

    assertThat(resolution.change().map(PullPolicyChange::to)).contains(ALWAYS);
    assertThat(resolution.decider()).hasToString("Kubernetes default");
  }

  @Test
  void aWordThatIsNoPullPolicyIsLeftToTheApiServer() {
    Policy policy =
        policy(List.of(), List.of(assign("o", EVERYTHING, ALWAYS)), List.of(), List.of());

    Resolution resolution = resolve(policy, use("nginx", "always"));

    assertThat(resolution.resolved()).isEmpty();
    assertThat(resolution.change()).isEmpty();
  }

  @Test
  void anExemptionThatOnlyHoldsAfterwardsDoesNotMakeTheSecondMutationDiffer() {
    Policy policy =
        policy(
            List.of(),
            List.of(assign("first", EVERYTHING, ALWAYS), assign("second", EVERYTHING, NEVER)),
            List.of(),
            List.of(exempt("e", declaring(ALWAYS), Exemption.Effect.IGNORE, "first")));

    ImagePullPolicy once = resolve(policy, use("nginx:1", "IfNotPresent")).resolved().orElseThrow();

    assertThat(resolve(policy, use("nginx:1", once.toString())).change()).isEmpty();
  }

  @Test
  void aReportedChangeAlwaysSaysWhyItIsNotWritten() {
    Policy policy =
        policy(
            List.of(),
            List.of(
                assign("reported", declaring(IF_NOT_PRESENT), NEVER),
                assign("acting", declaring(NEVER), ALWAYS)),
            List.of(),
            List.of(exempt("e", EVERYTHING, Exemption.Effect.REPORT, "reported")));

    Resolution resolution = resolve(policy, use("nginx:1", "IfNotPresent"));

    assertThat(resolution.change()).isEmpty();
    assertThat(resolution.reported().flatMap(PullPolicyChange::reportedBy)).contains("exemption e");
    assertThat(resolution.reported().orElseThrow().sentence())
        .isEqualTo(
            "acting: container \"c0\" (spec.containers[0]): imagePullPolicy IfNotPresent would be"
                + " replaced by Always for image \"nginx:1\" (not written: exemption e)");
  }

  @Test
  void underReportNothingIsWrittenAndWhatEnforcementWouldWriteIsSaid() {
    Policy policy =
        Policies.reporting(
            policy(List.of(), List.of(assign("o", EVERYTHING, ALWAYS)), List.of(), List.of()));

    Resolution resolution = resolve(policy, use("nginx:1", "Never"));

    assertThat(resolution.change()).isEmpty();
    assertThat(resolution.reported().flatMap(PullPolicyChange::reportedBy))
        .contains("enforcement: Report");
    assertThat(judge(policy, NO_LABELS, use("nginx:1", "Never"))).isEmpty();
  }

  @Test
  void underReportWhatMutationWouldCureIsNoViolationAndTheRestIsReported() {
    Rule rule = rule("r", EVERYTHING, Action.DENY, NEEDS_ALWAYS);
    Policy cured =
        policy(List.of(), List.of(assign("o", EVERYTHING, ALWAYS)), List.of(rule), List.of());

    assertThat(judge(Policies.reporting(cured), NO_LABELS, use("nginx:1", "Never"))).isEmpty();
    assertThat(
            judge(
                Policies.reporting(policy(List.of(), List.of(), List.of(rule), List.of())),
                NO_LABELS,
                use("nginx:1", "Never")))
        .extracting(Violation::effectiveAction)
        .containsExactly(Action.WARN);
  }

  @Test
  void anOverrideThatMatchesIsAGuaranteeEvenWhereADefaultFollowsIt() {
    Policy policy =
        policy(
            List.of(assign("d", EVERYTHING, ALWAYS)),
            List.of(assign("o", declaring(NEVER), IF_NOT_PRESENT)),
            List.of(),
            List.of());

    assertThat(judge(policy, NO_LABELS, use("nginx:1", "Never")))
        .extracting(Violation::name)
        .containsExactly("o");
  }

  @Test
  void anExemptionEndsOnItsDay() {
    Rule rule = rule("r", EVERYTHING, Action.DENY, NEEDS_ALWAYS);
    for (int days = -1; days <= 1; days++) {
      LocalDate expires = Policies.TODAY.plusDays(days);
      Exemption exemption =
          new Exemption(
              "e",
              EVERYTHING,
              Set.of(),
              Exemption.Effect.IGNORE,
              Optional.of(expires),
              Optional.empty());
      Policy policy = policy(List.of(), List.of(), List.of(rule), List.of(exemption));

      assertThat(judge(policy, NO_LABELS, use("nginx:1", "Never"))).hasSize(days > 0 ? 0 : 1);
    }
  }

  @Test
  void anExemptionFromOneRuleLeavesTheOthersAndReportWarns() {
    Policy policy =
        policy(
            List.of(),
            List.of(),
            List.of(
                rule("a", EVERYTHING, Action.DENY, NEEDS_ALWAYS),
                rule("b", EVERYTHING, Action.AUDIT, NEEDS_ALWAYS),
                rule("c", EVERYTHING, Action.DENY, NEEDS_ALWAYS)),
            List.of(
                exempt("ignored", EVERYTHING, Exemption.Effect.IGNORE, "a"),
                exempt("reported", EVERYTHING, Exemption.Effect.REPORT, "b", "c")));

    assertThat(judge(policy, NO_LABELS, use("nginx:1", "Never")))
        .extracting(Violation::name, Violation::effectiveAction)
        .containsExactly(tuple("b", Action.AUDIT), tuple("c", Action.WARN));
  }

  @Test
  void onlyWhatANewOrChangedFacetIsReadByIsJudged() {
    Policy policy =
        policy(
            List.of(),
            List.of(assign("o", EVERYTHING, ALWAYS)),
            List.of(
                rule("p", EVERYTHING, Action.DENY, NEEDS_ALWAYS),
                rule("n", EVERYTHING, Action.DENY, new RequiredNodeSelection(List.of())),
                rule("s", EVERYTHING, Action.DENY, new RequiredImagePullSecrets())),
            List.of());

    assertThat(names(policy, Set.of())).isEmpty();
    assertThat(names(policy, Set.of(Facet.NODE_SELECTION))).containsExactly("n");
    assertThat(names(policy, Set.of(Facet.IMAGE_PULL_SECRETS))).containsExactly("s");
    assertThat(names(policy, Set.of(Facet.IMAGE_USE))).containsExactly("o", "p", "n", "s");
  }

  private static List<String> names(Policy policy, Set<Facet> changed) {
    JudgedUse use = new JudgedUse(use("nginx:1", "Never"), changed);
    return decided(
            new PolicyEvaluator(policy).judge(context(NO_LABELS), List.of(use), Basis.STANDING))
        .stream()
        .map(Violation::name)
        .toList();
  }

  @Test
  void unknownLabelsDoNotMatterWhereTheAnswerIsTheSame() {
    Policy policy =
        policy(
            List.of(assign("d", PRODUCTION, NEVER)),
            List.of(assign("o", PRODUCTION, ALWAYS)),
            List.of(rule("r", PRODUCTION, Action.DENY, NEEDS_ALWAYS)),
            List.of(exempt("e", PRODUCTION, Exemption.Effect.IGNORE)));

    assertThat(judge(policy, UNKNOWN, use("nginx:1", "Always"))).isEmpty();
    assertThat(evaluate(policy, use("nginx:1", "Always"))).isInstanceOf(Evaluation.Decided.class);
    assertThat(evaluate(policy, use("nginx:1", "IfNotPresent")))
        .isEqualTo(
            new Evaluation.Undecided<>(
                "the labels of namespace \"shop\" are not known, and the answer depends on them"
                    + " through d, o"));
  }

  @Test
  void anExemptionThatCannotBeToldMattersOnlyWhereSomethingWouldHappen() {
    Policy policy =
        policy(
            List.of(),
            List.of(),
            List.of(rule("r", EVERYTHING, Action.DENY, NEEDS_ALWAYS)),
            List.of(exempt("e", PRODUCTION, Exemption.Effect.REPORT)));

    assertThat(judge(policy, UNKNOWN, use("nginx:1", "Always"))).isEmpty();
    assertThat(evaluation(policy, use("nginx:1", "Never")))
        .isInstanceOf(Evaluation.Undecided.class);
  }

  @Test
  void whatIsSurelyRefusedIsRefusedWhateverTheLabels() {
    Policy policy =
        policy(
            List.of(),
            List.of(),
            List.of(
                rule("sure", EVERYTHING, Action.DENY, NEEDS_ALWAYS),
                rule("unsure", PRODUCTION, Action.DENY, NEEDS_ALWAYS)),
            List.of());

    assertThat(judge(policy, UNKNOWN, use("nginx:1", "Never")))
        .extracting(Violation::name)
        .containsExactly("sure");
  }

  private static Resolution resolve(Policy policy, ImageUse use) {
    return decided(new PolicyEvaluator(policy).resolve(context(NO_LABELS), List.of(use))).get(0);
  }

  private static Evaluation<Resolution> evaluate(Policy policy, ImageUse use) {
    return new PolicyEvaluator(policy).resolve(context(UNKNOWN), List.of(use));
  }

  private static Evaluation<Violation> evaluation(Policy policy, ImageUse use) {
    return new PolicyEvaluator(policy)
        .judge(context(UNKNOWN), List.of(JudgedUse.isNew(use)), Basis.STANDING);
  }

  private static List<Violation> judge(
      Policy policy, Optional<Map<String, String>> labels, ImageUse use) {
    return decided(
        new PolicyEvaluator(policy)
            .judge(context(labels), List.of(JudgedUse.isNew(use)), Basis.STANDING));
  }

  private static <T> List<T> decided(Evaluation<T> evaluation) {
    assertThat(evaluation).isInstanceOf(Evaluation.Decided.class);
    return ((Evaluation.Decided<T>) evaluation).results();
  }
}
