package dev.pullpolicy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.image.ImageReferenceParser;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Globs, image patterns, label selectors, paths and printable text. */
class PatternsTest {

  @ParameterizedTest(name = "{0} matches {1}: {2}")
  @CsvSource({
    "a, a, true",
    "a, b, false",
    "'', '', true",
    "'', a, false",
    "*, '', true",
    "*, a, true",
    "a*, a, true",
    "a*, ba, false",
    "*a, ba, true",
    "*a, ab, false",
    "a*a, a, false",
    "a*a, aa, true",
    "a*b*c, abc, true",
    "a*b*c, aXbYc, true",
    "a*b*c, acb, false",
    "**, x, true",
    "a**b, ab, true",
    "*ab*ab*, abab, true",
    "*ab*ab*, aba, false",
    "*aab*, aaab, true",
    "a.c, abc, false",
    "?, a, false",
    "*ab, aab, true",
    "ab*ab, abab, true",
    "ab*bc, abc, false"
  })
  void glob(String glob, String text, boolean matches) {
    assertThat(new Glob(glob).matches(text)).isEqualTo(matches);
  }

  @Test
  void globsAgreeWithTheObviousDefinition() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      String glob = word(random, "ab*", 7);
      String text = word(random, "ab", 9);
      assertThat(new Glob(glob).matches(text)).as(glob + " " + text).isEqualTo(slow(glob, text));
    }
  }

  private static String word(Random random, String alphabet, int longest) {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(longest); i > 0; i--) {
      word.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return word.toString();
  }

  private static boolean slow(String glob, String text) {
    if (glob.isEmpty()) {
      return text.isEmpty();
    }
    if (glob.charAt(0) == '*') {
      return slow(glob.substring(1), text) || (!text.isEmpty() && slow(glob, text.substring(1)));
    }
    return !text.isEmpty()
        && glob.charAt(0) == text.charAt(0)
        && slow(glob.substring(1), text.substring(1));
  }

  @ParameterizedTest(name = "{0} then b then {1}")
  @CsvSource({"*, *", "*a*, *a*", "a*, *c"})
  void aHostileGlobTakesLinearTime(String start, String end) {
    Glob glob = new Glob(start + "a".repeat(100_000) + "b" + end);
    String text = "a".repeat(1_000_000);
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();

    assertThat(glob.matches(text)).isFalse();

    long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    assertThat(took).isLessThan(500_000_000L);
  }

  @ParameterizedTest(name = "{0} matches {1}: {2}")
  @CsvSource({
    "registry.internal/**, registry.internal/a/b:1, true",
    "registry.internal/**, registry.internal.evil/x, false",
    "registry.internal/**, registry.internal:5000/x, false",
    "registry.internal/**, evil/registry.internal/x, false",
    "Registry.INTERNAL/**, registry.internal/a, true",
    "registry.internal/**, REGISTRY.internal/a, true",
    "registry.internal:5000/*, registry.internal:5000/a:1, true",
    "registry.internal/*, registry.internal/a/b, false",
    "docker.io/library/*, nginx, true",
    "docker.io/library/*, index.docker.io/nginx:1, true",
    "docker.io/library/*, bitnami/nginx, false",
    "**, nginx, true",
    "**, Nginx, false",
    "**, a@sha256:b, false",
    "**/nginx, nginx, true",
    "**/nginx, a.b/c/nginx:1, true",
    "**/nginx, a.b/nginx2, false",
    "a.b/**/c, a.b/c, true",
    "a.b/**/c, a.b/x/y/c, true",
    "a.b/**/x/**/c, a.b/c/x/c, true",
    "a.b/**/x/**/c, a.b/c/c, false",
    "a.b/**/x/y/**, a.b/x/x/y, true",
    "*.b/c, a.b/c, true",
    "*/c, a.b/c, true",
    "**:latest, nginx, true",
    "**:latest, nginx:latest, true",
    "**:1.*, nginx:1.27, true",
    "**:1.*, nginx:2, false",
    "**:*, nginx:2, true",
    "localhost/**, localhost/a, true",
    "quay.io/**, quay.io:443/x, false",
    "quay.io:443/**, quay.io/x, false"
  })
  void imagePattern(String pattern, String image, boolean matches) {
    assertThat(ImagePattern.of(pattern).matches(ImageReferenceParser.parse(image)))
        .isEqualTo(matches);
  }

  /** The digest decides what is pulled; the tag beside it is what its author likes. */
  @ParameterizedTest(name = "{0} matches {1} with a digest: {2}")
  @CsvSource({
    "quay.io/x:1.*, quay.io/x:1.0, true",
    "quay.io/x:1.*, quay.io/x:2.0, false",
    "quay.io/x:*, quay.io/x, false",
    "quay.io/x:latest, quay.io/x, false",
    "quay.io/x, quay.io/x, true"
  })
  void aTagPatternReadsTheTagWhateverTheDigest(String pattern, String image, boolean matches) {
    String pinned = image + "@sha256:" + "0".repeat(64);
    assertThat(ImagePattern.of(pattern).matches(ImageReferenceParser.parse(pinned)))
        .isEqualTo(matches);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | a pattern is empty; write \"**\" for every image",
        "bitnami/* | the first segment is the registry; write docker.io/bitnami/*",
        "nginx | the first segment is the registry; write docker.io/library/nginx for the image",
        "a.b | the first segment is the registry; write a.b/** for all of its images",
        "a:5000 | the first segment is the registry; write a:5000/** for all of its images",
        "a:1.* | the first segment is the registry; write docker.io/library/a:1.* for the image",
        "https://a.b/c | a pattern has no scheme; write a.b/c",
        "a.b//c | a segment is empty; segments are separated by one \"/\"",
        "a.b/x** | \"**\" stands for whole segments; write \"*\" inside of one",
        "a.b/c@sha256:x | a pattern names no digest; use references: [Digest] to ask for one",
        "a.b/c: | a tag is missing after \":\"; write one, or \"*\" for any",
        "docker.io/nginx | an image of one segment is in library; write docker.io/library/nginx",
        "index.docker.io/a/b | index.docker.io is docker.io; write docker.io/a/b",
        "a.b/C | \"C\" can be in no image's name; only lower-case letters, digits, \".\", \"_\","
            + " \"-\" and \"*\" can",
        "a b.c/d | the registry \"a b.c\" has characters that no host has",
        "a.b/c:d e | \"d e\" can be no tag; only letters, digits, \".\", \"_\", \"-\" and \"*\" can"
      })
  void whatIsNoPatternSaysWhatToWrite(String text, String problem) {
    assertThat(ImagePattern.problem(text)).contains(problem);
  }

  @ParameterizedTest(name = "{0} with a={1}: {2}")
  @CsvSource({
    "IN, x, true",
    "IN, z, false",
    "IN, , false",
    "NOT_IN, x, false",
    "NOT_IN, z, true",
    "NOT_IN, , true",
    "EXISTS, x, true",
    "EXISTS, , false",
    "DOES_NOT_EXIST, x, false",
    "DOES_NOT_EXIST, , true"
  })
  void labelSelector(LabelSelector.Operator operator, String value, boolean matches) {
    LabelSelector selector =
        new LabelSelector(
            List.of(new LabelSelector.LabelRequirement("a", operator, List.of("x", "y"))));

    assertThat(selector.matches(value == null ? Map.of("b", "x") : Map.of("a", value)))
        .isEqualTo(matches);
  }

  @ParameterizedTest(name = "{0}, {1}: and {2}, or {3}")
  @CsvSource({
    "TRUE, TRUE, TRUE, TRUE",
    "TRUE, FALSE, FALSE, TRUE",
    "TRUE, UNKNOWN, UNKNOWN, TRUE",
    "FALSE, FALSE, FALSE, FALSE",
    "FALSE, UNKNOWN, FALSE, UNKNOWN",
    "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN"
  })
  void truth(Truth a, Truth b, Truth and, Truth or) {
    assertThat(List.of(a.and(b), b.and(a))).containsOnly(and);
    assertThat(List.of(a.or(b), b.or(a))).containsOnly(or);
    assertThat(a.not().and(b.not())).isEqualTo(or.not());
  }

  @Test
  void fieldPathsSortAsNumbersAndEscape() {
    FieldPath list = FieldPath.of("spec", "containers");

    assertThat(list.entry(2)).isLessThan(list.entry(10)).isGreaterThan(list);
    assertThat(list.entry(9)).isLessThan(FieldPath.of("spec", "initContainers").entry(0));
    assertThat(list.entry(0).field("a/b~c").toJsonPointer())
        .isEqualTo("/spec/containers/0/a~1b~0c");
    assertThat(list.entry(0).field("image")).hasToString("spec.containers[0].image");
    assertThat(FieldPath.of("spec", "a.b\n").field("x")).hasToString("spec[\"a.b\\u000a\"].x");
  }

  @Test
  void whatCannotBeSeenIsEscaped() {
    assertThat(Printable.quoted("a\n\u202e\"\\\u00a0é\ud800"))
        .isEqualTo("\"a\\u000a\\u202e\\\"\\\\\\u00a0é\\ud800\"");
    assertThat(Printable.line("say \"no\"\n")).isEqualTo("say \"no\"\\u000a");
    assertThat(Printable.escaped("a".repeat(639) + "\ud83d\ude00"))
        .isEqualTo("a".repeat(639) + "…");
    assertThat(Printable.escaped("a".repeat(640))).hasSize(640);
  }
}
