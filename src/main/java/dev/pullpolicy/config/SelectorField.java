package dev.pullpolicy.config;

import dev.pullpolicy.image.ReferenceKind;
import dev.pullpolicy.policy.Condition;
import dev.pullpolicy.policy.ContainerType;
import dev.pullpolicy.policy.Glob;
import dev.pullpolicy.policy.ImagePattern;
import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.policy.LabelSelector;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The fields of a selector: where each stands, and what condition it holds. */
@SuppressWarnings("ImmutableEnumChecker") // the readers are functions without state
enum SelectorField {
  NAMESPACE_NAMES("namespaces.names", globs(GlobSyntax.NAMESPACE, Condition.NamespaceNames::new)),
  NAMESPACE_LABELS("namespaces.labels", labels(Condition.NamespaceLabels::new)),
  KINDS("kinds", set(KindSyntax::read, Condition.Kinds::new)),
  POD_LABELS("labels", labels(Condition.PodLabels::new)),
  CONTAINER_TYPES("containers.types", words(ContainerType.values(), Condition.ContainerTypes::new)),
  CONTAINER_NAMES("containers.names", globs(GlobSyntax.CONTAINER, Condition.ContainerNames::new)),
  IMAGES("images", list(SelectorField::pattern, Condition.Images::new)),
  REFERENCES("references", words(ReferenceKind.values(), Condition.References::new)),
  PULL_POLICIES("pullPolicies", words(ImagePullPolicy.values(), Condition.PullPolicies::new)),
  USERS("users", globs(GlobSyntax.REQUESTER, Condition.Users::new)),
  GROUPS("groups", globs(GlobSyntax.REQUESTER, Condition.Groups::new)),
  SERVICE_ACCOUNTS(
      "serviceAccounts", globs(GlobSyntax.SERVICE_ACCOUNT, Condition.ServiceAccounts::new));

  private final String path;
  private final Function<Field, Optional<? extends Condition>> reader;

  SelectorField(String path, Function<Field, Optional<? extends Condition>> reader) {
    this.path = path;
    this.reader = reader;
  }

  /** The field of the selector in which it stands, which may be itself. */
  String outer() {
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }

  /** Its name in {@link #outer}; empty where that is itself. */
  Optional<String> inner() {
    int dot = path.indexOf('.');
    return dot < 0 ? Optional.empty() : Optional.of(path.substring(dot + 1));
  }

  /** The condition that the field holds. */
  Optional<? extends Condition> read(Field field) {
    return reader.apply(field);
  }

  /** Why it cannot be used in that section. */
  Optional<String> forbidden(Section section) {
    return switch (this) {
      case KINDS ->
          section.isWritten()
              ? Optional.of(
                  "cannot be used in %s, which are written into pods; leave it out"
                      .formatted(section))
              : Optional.empty();
      case USERS, GROUPS, SERVICE_ACCOUNTS ->
          section != Section.EXEMPTIONS
              ? Optional.of(
                  "cannot be used in %s; only exemptions know who asks".formatted(section))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** The image pattern that the field holds. */
  static Optional<ImagePattern> pattern(Field field) {
    return field.text(ImagePattern::problem).map(ImagePattern::of);
  }

  private static <T> Function<Field, Optional<? extends Condition>> list(
      Function<Field, Optional<? extends T>> entry, Function<List<T>, Condition> condition) {
    return field ->
        Optional.of(field.<T>list(entry)).filter(list -> !list.isEmpty()).map(condition);
  }

  private static <T> Function<Field, Optional<? extends Condition>> set(
      Function<Field, Optional<? extends T>> entry, Function<Set<T>, Condition> condition) {
    return list(entry, entries -> condition.apply(Set.copyOf(entries)));
  }

  private static <T> Function<Field, Optional<? extends Condition>> words(
      T[] words, Function<Set<T>, Condition> condition) {
    return set(field -> field.word(words), condition);
  }

  private static Function<Field, Optional<? extends Condition>> globs(
      GlobSyntax syntax, Function<List<Glob>, Condition> condition) {
    return list(syntax::read, condition);
  }

  private static Function<Field, Optional<? extends Condition>> labels(
      Function<LabelSelector, Condition> condition) {
    return field -> LabelSelectorReader.read(field).map(condition);
  }
}
