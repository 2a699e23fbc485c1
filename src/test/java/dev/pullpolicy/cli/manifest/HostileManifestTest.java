package dev.pullpolicy.cli.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.cli.manifest.ManifestDocument.OfWorkload;
import dev.pullpolicy.cli.manifest.ManifestDocument.Part;
import dev.pullpolicy.cli.manifest.ManifestDocument.Unreadable;
import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.policy.Policy;
import dev.pullpolicy.report.Place;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No bytes make the reader of manifests throw or take long, and places are right in any text. */
class HostileManifestTest {
  private static final ManifestFile FILE = ManifestFile.of(Path.of("a.yaml"));
  private static final int SIZE = 1 << 20;

  /** Of processor time: tenths of a second, minutes for what is quadratic in 1 MiB. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static final String POD =
      """
      {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a", "labels": {"x": %s}},
       "spec": {"containers": [{"name": "a", "image": "nginx"}]}}
      """;

  private static List<Part> parts(String document) {
    return parts(document.getBytes(UTF_8));
  }

  private static List<Part> parts(byte[] document) {
    return ManifestReader.of(Policy.NOTHING)
        .read(FILE, new RawDocument(new byte[0], document, 1, false))
        .parts();
  }

  @TestFactory
  Stream<DynamicTest> takesNotLong() {
    return hostile().entrySet().stream()
        .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> readsInTime(each.getValue())));
  }

  private static void readsInTime(String document) {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    assertThat(parts(document)).hasSizeLessThanOrEqualTo(SIZE);
    long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    assertThat(Duration.ofNanos(took)).isLessThan(LIMIT);
  }

  private static Map<String, String> hostile() {
    Map<String, String> documents = new TreeMap<>();
    documents.put("brackets", "[".repeat(SIZE));
    documents.put("braces", "{".repeat(SIZE));
    documents.put("braces of JSON", "{\"a\":".repeat(SIZE / 5));
    documents.put("dashes", "- ".repeat(SIZE / 2));
    documents.put("one key again", "a: 1\n".repeat(SIZE / 5));
    documents.put("merge keys", "a: &a {b: 1}\nc:\n" + "- <<: *a\n".repeat(SIZE / 9));
    documents.put("one line of a text", "a: " + "x y ".repeat(SIZE / 4));
    documents.put("one line of a list", "a: [" + "x, ".repeat(SIZE / 3) + "]");
    documents.put("one line of quotes", "a: \"" + "\\n".repeat(SIZE / 2) + "\"");
    documents.put("one line of JSON", POD.formatted("\"" + "x".repeat(SIZE) + "\""));
    documents.put(
        "items", "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[" + "{},".repeat(SIZE / 3));
    documents.put("lists in lists", "kind: List\napiVersion: v1\nitems:\n" + lists());
    return documents;
  }

  private static String lists() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      String indent = "  ".repeat(i);
      text.append(
          indent + "- kind: List\n" + indent + "  apiVersion: v1\n" + indent + "  items:\n");
    }
    return text.toString();
  }

  @Test
  void aliasesStandForABoundedNumberOfValues() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [lol]\n");
    for (int i = 1; i < 30; i++) {
      laughs.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
    }
    assertThat(parts(laughs.toString()))
        .singleElement()
        .satisfies(part -> assertThat(message(part)).startsWith("more than 2,097,152 values"));
  }

  @Test
  void threeHundredLevelsAreReadAndOneMoreIsNot() {
    for (String opening : List.of("[", "{\"a\":")) {
      String closing = opening.equals("[") ? "]" : "}";
      String inside = opening.repeat(296) + "1" + closing.repeat(296);
      assertThat(parts(POD.formatted(inside)).get(0)).isInstanceOf(Unreadable.class);
      assertThat(message(parts(POD.formatted(inside)).get(0))).startsWith("metadata.labels.x is a");
      String deeper = opening.repeat(298) + "1" + closing.repeat(298);
      assertThat(message(parts(POD.formatted(deeper)).get(0))).contains("300");
    }
  }

  private static String message(Part part) {
    return ((Unreadable) part).message();
  }

  @Test
  void bytesOfAnyKindAreAnswered() {
    Random random = new Random(7);
    byte[] pod = POD.formatted("1").getBytes(UTF_8);
    for (int i = 0; i < 5_000; i++) {
      byte[] damaged = pod.clone();
      for (int k = 0; k < 3; k++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      assertThat(parts(damaged)).hasSizeLessThan(2);
    }
  }

  @Test
  void placesAreCountedInCharacters() {
    String yaml =
        """
        # \uD83D\uDE80 \u00FC
        apiVersion: v1
        kind: Pod
        metadata: {name: a, labels: {x: "\uD83D\uDE80", y: "\u00FC"}, namespace: b}
        spec:
          containers:
          - {name: "\uD83D\uDE80", image: nginx}
        """;
    assertThat(place(yaml, "metadata", "namespace")).isEqualTo(new Place("a.yaml", 4, 47));
    assertThat(place(yaml, "spec", "containers")).isEqualTo(new Place("a.yaml", 6, 3));
    String json = POD.formatted("\"\uD83D\uDE80\"");
    assertThat(place(json, "spec", "containers")).isEqualTo(new Place("a.yaml", 2, 11));
    assertThat(place(json, "spec", "absent")).isEqualTo(new Place("a.yaml", 2, 2));
  }

  private static Place place(String document, String... fields) {
    return ((OfWorkload) parts(document).get(0)).workload().place(FieldPath.of(fields));
  }
}
