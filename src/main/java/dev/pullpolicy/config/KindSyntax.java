package dev.pullpolicy.config;

import dev.pullpolicy.image.Ascii;
import java.util.List;
import java.util.Optional;

/**
 * The kinds that a selector can name: built-in ones by their kind alone, others as {@code
 * group/Kind}.
 */
final class KindSyntax {
  /** What arrives, by {@code admission.md}. */
  static final List<String> BUILT_IN =
      List.of(
          "Pod",
          "Deployment",
          "StatefulSet",
          "DaemonSet",
          "ReplicaSet",
          "Job",
          "CronJob",
          "ReplicationController",
          "PodTemplate");

  private KindSyntax() {}

  /** The kind that the field holds. */
  static Optional<String> read(Field field) {
    return field.text(KindSyntax::problem);
  }

  private static Optional<String> problem(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return BUILT_IN.contains(text)
          ? Optional.empty()
          : Optional.of(
              Suggestion.near(text, BUILT_IN)
                  .orElse(
                      "must be %s, or group/Kind for a custom resource"
                          .formatted(Suggestion.list(BUILT_IN, "or"))));
    }
    String kind = text.substring(slash + 1);
    if (BUILT_IN.contains(kind) && text.indexOf('.') < 0) {
      return Optional.of(
          "write \"" + kind + "\"; kinds that are built in are named without a group");
    }
    return isGroup(text.substring(0, slash)) && isKind(kind)
        ? Optional.empty()
        : Optional.of("must be group/Kind, such as argoproj.io/Rollout");
  }

  /** The group of a custom resource has a dot: {@code ValidateCustomResourceDefinitionSpec}. */
  private static boolean isGroup(String text) {
    return text.indexOf('.') > 0 && LabelSyntax.isDnsName(text);
  }

  private static boolean isKind(String text) {
    return !text.isEmpty()
        && text.length() <= LabelSyntax.MAX_NAME
        && text.charAt(0) >= 'A'
        && text.charAt(0) <= 'Z'
        && text.chars().allMatch(Ascii::isAlphanumeric);
  }
}
