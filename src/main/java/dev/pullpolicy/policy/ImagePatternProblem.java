package dev.pullpolicy.policy;

import dev.pullpolicy.image.Ascii;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * What keeps a text from being an image pattern, with what to write instead. A pattern that can
 * match no normalised reference is a problem: its author believes that it does.
 */
final class ImagePatternProblem {
  private static final String ANY_SEGMENTS = ImagePattern.ANY_SEGMENTS;

  private ImagePatternProblem() {}

  static Optional<String> of(String text) {
    if (text.isEmpty()) {
      return Optional.of("a pattern is empty; write \"**\" for every image");
    }
    if (text.contains("://")) {
      String rest = text.substring(text.indexOf("://") + 3);
      return Optional.of("a pattern has no scheme; write " + Printable.escaped(rest));
    }
    if (text.indexOf('@') >= 0) {
      return Optional.of("a pattern names no digest; use references: [Digest] to ask for one");
    }
    int tagStart = ImagePattern.startOfTag(text);
    String name = tagStart < 0 ? text : text.substring(0, tagStart - 1);
    String[] segments = name.split("/", -1);
    return segments(segments)
        .or(() -> registry(segments, text))
        .or(() -> path(segments))
        .or(() -> tagStart < 0 ? Optional.empty() : tag(text.substring(tagStart)));
  }

  private static Optional<String> segments(String[] segments) {
    for (String segment : segments) {
      if (segment.isEmpty()) {
        return Optional.of("a segment is empty; segments are separated by one \"/\"");
      }
      if (segment.contains(ANY_SEGMENTS) && !segment.equals(ANY_SEGMENTS)) {
        return Optional.of("\"**\" stands for whole segments; write \"*\" inside of one");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> registry(String[] segments, String text) {
    String registry = segments[0];
    if (!consistsOf(registry, c -> Ascii.isAlphanumeric(c) || ".:-_*[]".indexOf(c) >= 0)) {
      return Optional.of(
          "the registry %s has characters that no host has".formatted(Printable.quoted(registry)));
    }
    if (registry.equals(ANY_SEGMENTS)) {
      return Optional.empty();
    }
    if (segments.length == 1) {
      return Optional.of(single(text));
    }
    return isRegistry(registry)
        ? dockerHub(segments, text)
        : Optional.of("the first segment is the registry; write docker.io/" + text);
  }

  private static String single(String text) {
    int colon = text.indexOf(':');
    boolean isTag = colon >= 0 && !consistsOf(text.substring(colon + 1), Ascii::isDigit);
    String written =
        isRegistry(text) && !isTag
            ? text + "/** for all of its images"
            : "docker.io/library/" + text + " for the image";
    return "the first segment is the registry; write " + written;
  }

  private static boolean isRegistry(String segment) {
    return segment.equals("localhost")
        || segment
            .chars()
            .anyMatch(c -> c == '.' || c == ':' || c == '*' || Character.isUpperCase(c));
  }

  /** Names of Docker Hub that the normalised name never has. */
  private static Optional<String> dockerHub(String[] segments, String text) {
    String registry = segments[0].toLowerCase(Locale.ROOT);
    String rest = text.substring(text.indexOf('/') + 1);
    if (registry.equals("index.docker.io")) {
      return Optional.of("index.docker.io is docker.io; write docker.io/" + rest);
    }
    boolean official = segments.length == 2 && !segments[1].equals(ANY_SEGMENTS);
    return registry.equals("docker.io") && official
        ? Optional.of("an image of one segment is in library; write docker.io/library/" + rest)
        : Optional.empty();
  }

  private static Optional<String> path(String[] segments) {
    return Arrays.stream(segments)
        .skip(1)
        .filter(s -> !consistsOf(s, c -> isLowerOrDigit(c) || "._-*".indexOf(c) >= 0))
        .findFirst()
        .map(
            segment ->
                "%s can be in no image's name; only lower-case letters, digits, \".\", \"_\", \"-\""
                        .formatted(Printable.quoted(segment))
                    + " and \"*\" can");
  }

  private static Optional<String> tag(String tag) {
    if (tag.isEmpty()) {
      return Optional.of("a tag is missing after \":\"; write one, or \"*\" for any");
    }
    return consistsOf(tag, c -> Ascii.isAlphanumeric(c) || "._-*".indexOf(c) >= 0)
        ? Optional.empty()
        : Optional.of(
            "%s can be no tag; only letters, digits, \".\", \"_\", \"-\" and \"*\" can"
                .formatted(Printable.quoted(tag)));
  }

  private static boolean consistsOf(String text, IntPredicate allowed) {
    return text.chars().allMatch(allowed);
  }

  private static boolean isLowerOrDigit(int c) {
    return Ascii.isLowerLetter(c) || Ascii.isDigit(c);
  }
}
