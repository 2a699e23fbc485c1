package dev.pullpolicy.config;

import dev.pullpolicy.image.Ascii;
import java.util.List;
import java.util.Optional;

/**
 * A path in a custom resource: names of fields joined by dots, {@code *} for every entry of a list
 * or map.
 */
record WorkloadPath(List<String> segments) {
  /** Objects beyond this depth are not judged either; deeper paths would find nothing. */
  private static final int MAX_SEGMENTS = 32;

  private static final String ANY = "*";

  /** Reads a path. */
  static WorkloadPath of(String text) {
    return new WorkloadPath(List.of(text.split("\\.", -1)));
  }

  /** What keeps a text from being a path. */
  static Optional<String> problem(String text) {
    if (text.indexOf('[') >= 0) {
      return Optional.of("entries of lists are \"*\", such as spec.replicas.*.template");
    }
    List<String> segments = of(text).segments();
    if (segments.size() > MAX_SEGMENTS) {
      return Optional.of("must have at most %d segments".formatted(MAX_SEGMENTS));
    }
    if (segments.get(0).equals(ANY)) {
      return Optional.of("must begin with the name of a field, such as spec");
    }
    return segments.stream().allMatch(WorkloadPath::isSegment)
        ? Optional.empty()
        : Optional.of(
            "must be field names (letters, digits, - and _) or \"*\" joined by dots, such as"
                + " spec.replicas.*.template");
  }

  private static boolean isSegment(String segment) {
    return segment.equals(ANY)
        || (!segment.isEmpty()
            && segment.chars().allMatch(c -> Ascii.isAlphanumeric(c) || c == '-' || c == '_'));
  }

  /** Whether one can find the same value as the other, or a value inside of it. */
  boolean overlaps(WorkloadPath other) {
    int common = Math.min(segments.size(), other.segments.size());
    for (int i = 0; i < common; i++) {
      String mine = segments.get(i);
      String theirs = other.segments.get(i);
      if (!mine.equals(theirs) && !mine.equals(ANY) && !theirs.equals(ANY)) {
        return false;
      }
    }
    return true;
  }

  /** Whether there is one value of this path for each of the other: its stars are the other's. */
  boolean isSingleFor(WorkloadPath other) {
    int end = segments.lastIndexOf(ANY) + 1;
    return end <= other.segments.size()
        && segments.subList(0, end).equals(other.segments.subList(0, end));
  }
}
