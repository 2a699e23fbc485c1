package dev.pullpolicy.policy;

import dev.pullpolicy.image.ImageReferenceParser;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Short names for what tests of this package put together. */
final class Policies {
  static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
  static final Scope EVERYTHING = new Scope(List.of(), List.of());
  static final Scope PRODUCTION =
      matching(
          new Condition.NamespaceLabels(
              new LabelSelector(
                  List.of(
                      new LabelSelector.LabelRequirement(
                          "env", LabelSelector.Operator.IN, List.of("production"))))));

  private Policies() {}

  static Scope matching(Condition... conditions) {
    return new Scope(List.of(new Selector(List.of(conditions))), List.of());
  }

  static Scope declaring(ImagePullPolicy... policies) {
    return matching(new Condition.PullPolicies(Set.of(policies)));
  }

  static Assignment assign(String name, Scope scope, ImagePullPolicy policy) {
    return new Assignment(name, scope, policy, Optional.empty());
  }

  static Rule rule(String name, Scope scope, Action action, Requirement... requirements) {
    return new Rule(name, scope, List.of(requirements), action, Optional.empty());
  }

  static Exemption exempt(String name, Scope scope, Exemption.Effect effect, String... names) {
    return new Exemption(name, scope, Set.of(names), effect, Optional.empty(), Optional.empty());
  }

  static Policy policy(
      List<Assignment> defaults,
      List<Assignment> overrides,
      List<Rule> rules,
      List<Exemption> exemptions) {
    return new Policy(
        Policy.Enforcement.ENFORCE,
        List.of(new Glob("main")),
        defaults,
        overrides,
        rules,
        Policy.StaleDefaults.WARN,
        exemptions,
        List.of());
  }

  static Policy reporting(Policy policy) {
    return new Policy(
        Policy.Enforcement.REPORT,
        policy.floatingTags(),
        policy.defaults(),
        policy.overrides(),
        policy.rules(),
        policy.staleDefaults(),
        policy.exemptions(),
        policy.workloads());
  }

  static ImageUse use(String image, String declared) {
    return use(0, image, Optional.of(declared).filter(text -> !text.isEmpty()));
  }

  static ImageUse use(int index, String image, Optional<String> declared) {
    return new ImageUse(
        ContainerType.CONTAINER,
        "c" + index,
        FieldPath.of("spec", "containers").entry(index),
        ImageReferenceParser.parse(image),
        declared);
  }

  static PolicyContext context(Optional<Map<String, String>> namespaceLabels) {
    return new PolicyContext(
        PolicyContext.POD,
        "shop",
        namespaceLabels,
        Optional.of(new PodFacts(Map.of(), NodeSelection.NONE, false)),
        Optional.empty(),
        TODAY);
  }
}
