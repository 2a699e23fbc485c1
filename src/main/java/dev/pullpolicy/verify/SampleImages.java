package dev.pullpolicy.verify;

import dev.pullpolicy.image.ImageReferenceParser;
import dev.pullpolicy.policy.Assignment;
import dev.pullpolicy.policy.Condition;
import dev.pullpolicy.policy.ImagePattern;
import dev.pullpolicy.policy.Policy;
import dev.pullpolicy.policy.RequiredImages;
import dev.pullpolicy.policy.Rule;
import dev.pullpolicy.policy.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The images of the samples: some that are always the same, and some of the document's own, since
 * it may speak only of registries that those are not from. A list of patterns is met by any of
 * them, so that one image pattern of each list will do.
 */
final class SampleImages {
  /** One that everybody knows, and one that nobody knows (RFC 2606). */
  private static final List<String> REPOSITORIES =
      List.of("busybox", "registry.example/pullpolicy/verify");

  /** Of nothing: no image has it, and none is pulled. */
  private static final String DIGEST =
      "@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  /** None of the kinds of references is missing; {@code main} is the usual floating tag. */
  private static final List<String> REFERENCES = List.of("", ":latest", ":main", ":1.36", DIGEST);

  private static final List<String> FIXED =
      REPOSITORIES.stream().flatMap(SampleImages::all).toList();

  /**
   * Where something else refuses every pod, each sample is sent: five images of each pattern, four
   * samples of each image, are 160 requests beside the 40 that there always are.
   */
  private static final int MAX_PATTERNS = 8;

  /** A warning is cut at 256 characters: half of them are for what it says of the image. */
  private static final int MAX_PATTERN = 128;

  /** A host for {@code *} in a registry; a number for where only a port can be. */
  private static final List<String> HOSTS = List.of("verify.example", "1");

  private static final String SEGMENT = "verify";

  private SampleImages() {}

  /** Those for a document; the ones that are always the same first. */
  static List<String> of(Policy policy) {
    Stream<String> own =
        lists(policy)
            .flatMap(list -> list.stream().filter(SampleImages::isUsable).findFirst().stream())
            .distinct()
            .limit(MAX_PATTERNS)
            .flatMap(pattern -> matching(pattern).stream());
    return Stream.concat(FIXED.stream(), own).distinct().toList();
  }

  private static Stream<List<ImagePattern>> lists(Policy policy) {
    Stream<Scope> assignments =
        Stream.concat(policy.defaults().stream(), policy.overrides().stream())
            .map(Assignment::scope);
    return Stream.concat(
        assignments.flatMap(SampleImages::lists),
        policy.rules().stream().flatMap(SampleImages::lists));
  }

  private static Stream<List<ImagePattern>> lists(Rule rule) {
    Stream<List<ImagePattern>> required =
        rule.requirements().stream()
            .flatMap(
                each ->
                    each instanceof RequiredImages images
                        ? Stream.of(images.patterns())
                        : Stream.of());
    return Stream.concat(lists(rule.scope()), required);
  }

  private static Stream<List<ImagePattern>> lists(Scope scope) {
    return scope
        .conditions()
        .flatMap(
            each ->
                each instanceof Condition.Images images
                    ? Stream.of(images.patterns())
                    : Stream.of());
  }

  /** Whether it matches other images than those that are always there. */
  private static boolean isUsable(ImagePattern pattern) {
    return pattern.toString().length() <= MAX_PATTERN
        && FIXED.stream().noneMatch(matchedBy(pattern))
        && !matching(pattern).isEmpty();
  }

  /** Images that the pattern matches; none where plain words do not make any. */
  private static List<String> matching(ImagePattern pattern) {
    Optional<String> tag = pattern.tag().map(glob -> ":" + glob.toString());
    String text = pattern.toString();
    String name = text.substring(0, text.length() - tag.map(String::length).orElse(0));
    return HOSTS.stream()
        .map(host -> repository(name, host))
        .map(
            repository ->
                Stream.concat(
                        all(repository), tag.map(t -> repository + t.replace("*", "1")).stream())
                    .filter(matchedBy(pattern))
                    .distinct()
                    .toList())
        .filter(images -> !images.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static Stream<String> all(String repository) {
    return REFERENCES.stream().map(repository::concat);
  }

  private static Predicate<String> matchedBy(ImagePattern pattern) {
    return image -> pattern.matches(ImageReferenceParser.parse(image));
  }

  /** The name of a pattern with plain words in place of its wildcards. */
  private static String repository(String name, String host) {
    String[] segments = name.replace("**", "*").split("/", -1);
    String path =
        Arrays.stream(segments)
            .skip(1)
            .map(segment -> "/" + segment.replace("*", SEGMENT))
            .collect(Collectors.joining());
    return segments[0].replace("*", host) + path;
  }
}
