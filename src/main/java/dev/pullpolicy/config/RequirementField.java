package dev.pullpolicy.config;

import dev.pullpolicy.image.ReferenceKind;
import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.policy.RequiredImagePullSecrets;
import dev.pullpolicy.policy.RequiredImages;
import dev.pullpolicy.policy.RequiredNodeSelection;
import dev.pullpolicy.policy.RequiredPullPolicies;
import dev.pullpolicy.policy.RequiredReferences;
import dev.pullpolicy.policy.Requirement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The fields of {@code require}, and what requirement each holds. */
@SuppressWarnings("ImmutableEnumChecker") // the readers are functions without state
enum RequirementField {
  PULL_POLICIES(
      "pullPolicies",
      list(field -> field.word(ImagePullPolicy.values()), RequiredPullPolicies::new)),
  REFERENCES(
      "references", list(field -> field.word(ReferenceKind.values()), RequiredReferences::new)),
  IMAGES("images", list(SelectorField::pattern, RequiredImages::new)),
  NODE_SELECTION("nodeSelection", RequirementField::nodeSelection),
  IMAGE_PULL_SECRETS("imagePullSecrets", RequirementField::imagePullSecrets);

  private static final String[] NAMES =
      Arrays.stream(values()).map(RequirementField::fieldName).toArray(String[]::new);

  private final String name;
  private final Function<Field, Optional<? extends Requirement>> reader;

  RequirementField(String name, Function<Field, Optional<? extends Requirement>> reader) {
    this.name = name;
    this.reader = reader;
  }

  /** What it is called in the document. */
  String fieldName() {
    return name;
  }

  /** The requirements of a {@code require}; at least one where it has no problem. */
  static List<Requirement> readAll(Field require) {
    Optional<Fields> fields =
        require.filledMapping("write what is required").flatMap(m -> require.fields(NAMES));
    List<Requirement> requirements = new ArrayList<>();
    for (RequirementField field : values()) {
      fields
          .flatMap(f -> f.optional(field.name))
          .flatMap(field.reader)
          .ifPresent(requirements::add);
    }
    return requirements;
  }

  private static <T> Function<Field, Optional<? extends Requirement>> list(
      Function<Field, Optional<? extends T>> entry, Function<List<T>, Requirement> requirement) {
    return field ->
        Optional.of(field.<T>list(entry)).filter(list -> !list.isEmpty()).map(requirement);
  }

  private static Optional<Requirement> nodeSelection(Field field) {
    if (field.isTrue()) {
      return Optional.of(new RequiredNodeSelection(List.of()));
    }
    if (field.isList()) {
      List<String> keys = field.list(key -> key.text(LabelSyntax::keyProblem));
      return keys.isEmpty() ? Optional.empty() : Optional.of(new RequiredNodeSelection(keys));
    }
    field.problem(
        "is %s, must be true or a list of label keys; leave it out to require nothing"
            .formatted(field.found()));
    return Optional.empty();
  }

  private static Optional<Requirement> imagePullSecrets(Field field) {
    if (field.isTrue()) {
      return Optional.of(new RequiredImagePullSecrets());
    }
    field.problem("is %s, must be true; leave it out to require nothing".formatted(field.found()));
    return Optional.empty();
  }
}
