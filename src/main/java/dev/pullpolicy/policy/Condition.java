package dev.pullpolicy.policy;

import dev.pullpolicy.image.ReferenceKind;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** One field of a selector; it holds where one of its entries does. */
public sealed interface Condition {

  /** Whether the field holds for the subject; unknown only where namespace labels are. */
  Truth test(Subject subject);

  /** How many texts a subject may be compared with: what a test costs. */
  default int comparisons() {
    return 1;
  }

  /** {@code namespaces.names}; holds for nothing outside of namespaces. */
  record NamespaceNames(List<Glob> names) implements Condition {
    @Override
    public Truth test(Subject subject) {
      String namespace = subject.context().namespace();
      return namespace.isEmpty() ? Truth.FALSE : anyMatches(names, namespace);
    }

    @Override
    public int comparisons() {
      return names.size();
    }
  }

  /** {@code namespaces.labels}; holds for nothing outside of namespaces. */
  record NamespaceLabels(LabelSelector selector) implements Condition {
    @Override
    public Truth test(Subject subject) {
      if (subject.context().namespace().isEmpty()) {
        return Truth.FALSE;
      }
      return subject
          .context()
          .namespaceLabels()
          .map(labels -> Truth.of(selector.matches(labels)))
          .orElse(Truth.UNKNOWN);
    }
  }

  /** {@code kinds}: {@code Pod}, {@code Deployment}, {@code argoproj.io/Rollout}. */
  record Kinds(Set<String> kinds) implements Condition {
    @Override
    public Truth test(Subject subject) {
      return Truth.of(kinds.contains(subject.context().kind()));
    }
  }

  /** {@code labels}: the pod's; holds for nothing where no pod is known. */
  record PodLabels(LabelSelector selector) implements Condition {
    @Override
    public Truth test(Subject subject) {
      return Truth.of(
          subject.context().pod().filter(pod -> selector.matches(pod.labels())).isPresent());
    }
  }

  /** {@code containers.types}. */
  record ContainerTypes(Set<ContainerType> types) implements Condition {
    @Override
    public Truth test(Subject subject) {
      return Truth.of(types.contains(subject.use().type()));
    }
  }

  /** {@code containers.names}. */
  record ContainerNames(List<Glob> names) implements Condition {
    @Override
    public Truth test(Subject subject) {
      return anyMatches(names, subject.use().name());
    }

    @Override
    public int comparisons() {
      return names.size();
    }
  }

  /** {@code images}. */
  record Images(List<ImagePattern> patterns) implements Condition {
    @Override
    public Truth test(Subject subject) {
      return anyOf(patterns, pattern -> pattern.matches(subject.use().image()));
    }

    @Override
    public int comparisons() {
      return patterns.size();
    }
  }

  /** {@code references}. */
  record References(Set<ReferenceKind> kinds) implements Condition {
    @Override
    public Truth test(Subject subject) {
      return Truth.of(kinds.contains(subject.referenceKind()));
    }
  }

  /** {@code pullPolicies}. */
  record PullPolicies(Set<ImagePullPolicy> policies) implements Condition {
    @Override
    public Truth test(Subject subject) {
      return Truth.of(
          subject.pullPolicy().isPresent() && policies.contains(subject.pullPolicy().get()));
    }
  }

  /** {@code users}, in exemptions. */
  record Users(List<Glob> names) implements Condition {
    @Override
    public Truth test(Subject subject) {
      return Truth.of(
          subject
              .context()
              .requester()
              .filter(requester -> anyMatches(names, requester.user()) == Truth.TRUE)
              .isPresent());
    }

    @Override
    public int comparisons() {
      return names.size();
    }
  }

  /** {@code groups}, in exemptions. */
  record Groups(List<Glob> names) implements Condition {
    @Override
    public Truth test(Subject subject) {
      return Truth.of(
          subject.context().requester().stream()
              .flatMap(requester -> requester.groups().stream())
              .anyMatch(group -> anyMatches(names, group) == Truth.TRUE));
    }

    @Override
    public int comparisons() {
      return names.size();
    }
  }

  /** {@code serviceAccounts}, in exemptions: {@code namespace:name}. */
  record ServiceAccounts(List<Glob> names) implements Condition {
    @Override
    public Truth test(Subject subject) {
      return Truth.of(
          subject
              .context()
              .requester()
              .flatMap(Requester::serviceAccount)
              .filter(account -> anyMatches(names, account) == Truth.TRUE)
              .isPresent());
    }

    @Override
    public int comparisons() {
      return names.size();
    }
  }

  private static Truth anyMatches(List<Glob> globs, String text) {
    return anyOf(globs, glob -> glob.matches(text));
  }

  private static <T> Truth anyOf(List<T> entries, Function<T, Boolean> test) {
    for (T entry : entries) {
      if (test.apply(entry)) {
        return Truth.TRUE;
      }
    }
    return Truth.FALSE;
  }
}
