package dev.pullpolicy.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No bytes make the parser throw or take long. */
class HostileDocumentTest {
  private static final int SIZE = PolicyParser.MAX_BYTES;
  private static final String HEAD = "apiVersion: pullpolicy.dev/v1alpha1\nkind: PullPolicy\n";

  /**
   * Of this thread's processor time, so that a busy machine does not matter: tenths of a second
   * once the code is compiled, minutes for what is quadratic in 1 MiB.
   */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** What is said of them is a second at most; twice that where it is not compiled yet. */
  private static final Duration DOUBTS_LIMIT = Duration.ofSeconds(2);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Damaged bytes read for each fixture: some twenty documents of a usual one. */
  private static final int MUTATED_BYTES = 5_000;

  @TestFactory
  Stream<DynamicTest> documentsOfOneMebibyte() {
    return hostile().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> requireProblems(entry.getValue().getBytes(UTF_8))));
  }

  private static void requireProblems(byte[] document) {
    ParsedPolicy parsed = parseInTime(document);
    assertThat(parsed).isInstanceOf(ParsedPolicy.Invalid.class);
    assertThat(((ParsedPolicy.Invalid) parsed).problems())
        .hasSizeBetween(1, Problems.MAX_SHOWN + 1)
        .allSatisfy(problem -> assertThat(problem.message()).hasSizeLessThan(2_000));
  }

  private static Map<String, String> hostile() {
    Map<String, String> documents = new TreeMap<>();
    documents.put("opening brackets", filled("", "["));
    documents.put("opening braces", filled("", "{"));
    documents.put("dashes", filled("", "- "));
    documents.put("anchors in line", filled("", "a: &a "));
    documents.put("anchors", filled("", "a: &a\n"));
    documents.put("aliases of a text", filled("a: &a x\nb:\n", "- *a\n"));
    documents.put("merge keys", filled("a: &a {" + "x: 1, ".repeat(9) + "}\nb:\n", "- <<: *a\n"));
    documents.put("merges of large mappings", mergesOfLargeMappings());
    documents.put("one key again", filled(HEAD, "rules: 1\n"));
    documents.put("unknown keys", numbered(HEAD, "key%d: 1\n"));
    documents.put("entries", filled(HEAD + "rules:\n", "- a\n"));
    documents.put("empty words", filled(HEAD + "floatingTags:\n", "- no\n"));
    documents.put("one long text", filled(HEAD + "enforcement: ", "x"));
    documents.put("one long key", filled("", "x") + ": 1");
    documents.put("one long number", filled(HEAD + "enforcement: ", "9"));
    documents.put("one long image", filled(HEAD + "rules: [{match: {images: [", "a/"));
    documents.put("one long workload path", filled(HEAD + "workloads: [{images: [{image: ", "a."));
    documents.put("comments", filled("", "#\n"));
    documents.put("documents", filled("", "---\n"));
    documents.put("tags", filled("", "!a "));
    documents.put("quotes", filled("a: \"", "\\u0041"));
    documents.put("spaces", filled(HEAD + "a:", " ") + "]");
    documents.put("names that nearly are", names());
    documents.put("workload paths", numbered(HEAD + PATHS, "  - spec.a%d\n"));
    return documents;
  }

  private static final String PATHS = "workloads:\n- resource: a.example.com\n  podTemplates:\n";

  private static String filled(String head, String filling) {
    return head + filling.repeat((SIZE - head.length() - 8) / filling.length());
  }

  private static String numbered(String head, String filling) {
    StringBuilder document = new StringBuilder(head);
    for (int i = 0; document.length() < SIZE - 100; i++) {
      document.append(filling.formatted(i));
    }
    return document.toString();
  }

  private static String mergesOfLargeMappings() {
    StringBuilder document = new StringBuilder("a: &a {");
    for (int i = 0; i < 40_000; i++) {
      document.append("k").append(i).append(": 1, ");
    }
    return filled(document.append("}\nb:\n").toString(), "- {<<: *a}\n");
  }

  private static String names() {
    StringBuilder document = new StringBuilder(HEAD + "rules:\n");
    for (int i = 0; i < 1_000; i++) {
      document.append(
          "- {name: %s%d, require: {nodeSelection: true}}\n".formatted("a".repeat(59), i));
    }
    return filled(
        document.append("exemptions:\n- name: b\n  rules:\n").toString(),
        "  - " + "a".repeat(62) + "\n");
  }

  @Test
  void billionLaughs() {
    StringBuilder document = new StringBuilder("a0: &a0 [ha]\n");
    for (int i = 1; i < 30; i++) {
      document.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
    }
    requireProblems(document.toString().getBytes(UTF_8));
  }

  @Test
  void tooManyBytesAreNotDecoded() {
    byte[] document = new byte[SIZE + 1];
    Arrays.fill(document, (byte) 0xff);
    assertThat(PolicyParser.parse(document))
        .hasToString(
            "Invalid[problems=[line 1, column 1: has more than 1,048,576 bytes, the most that are read],"
                + " count=1]");
  }

  @Test
  void sharedSelectorsAreNoBomb() {
    StringBuilder document = new StringBuilder(HEAD + "rules:\n");
    document.append(
        "- {name: r0, match: &m {images: [\"docker.io/**\"]}, require: &r {references: [Tag]}}\n");
    for (int i = 1; i < 1_000; i++) {
      document.append("- {name: r").append(i).append(", match: *m, require: *r}\n");
    }
    assertThat(parseInTime(document.toString().getBytes(UTF_8)))
        .isInstanceOf(ParsedPolicy.Valid.class);
  }

  @Test
  void overridesThatMustBeComparedAreNoBomb() {
    String patterns = "docker.io/a/**:1*, ".repeat(5) + "docker.io/**/" + "*a".repeat(100) + ":2";
    StringBuilder document = new StringBuilder(HEAD + "overrides:\n");
    for (int i = 0; i < 1_000; i++) {
      document.append(
          "- {name: o%d, match: {images: [\"%s\"], namespaces: {names: [n%d]}}, pullPolicy: Never}\n"
              .formatted(i, patterns.replace(", ", "\", \""), i));
    }
    assertThat(parseInTime(document.toString().getBytes(UTF_8)))
        .isInstanceOf(ParsedPolicy.Valid.class);
  }

  @TestFactory
  Stream<DynamicTest> twoEntriesThatMustBeComparedAreNoBomb() {
    Map<String, String> documents = new TreeMap<>();
    documents.put("selectors", overrides(selectors("{references: [Tag]}")));
    documents.put("selectors of kinds", rules(selectors("{kinds: [Job]}")));
    documents.put(
        "patterns", overrides("{images: [" + "docker.io/x/a,\n   ".repeat(12_000) + "]}"));
    documents.put(
        "one long pattern",
        overrides("{images: [\"docker.io/x/**/" + "a/".repeat(30_000) + "b\"]}"));
    documents.put("values", rules("{labels: {matchExpressions: [" + label("In", "a") + "]}}"));
    documents.put(
        "contradictory values",
        rules(
            "{labels: {matchExpressions: [%s, %s]}}"
                .formatted(label("In", "a"), label("In", "b"))));
    return documents.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> requireQuickDoubts(e.getValue())));
  }

  private static void requireQuickDoubts(String document) {
    ParsedPolicy parsed = PolicyParser.parse(document.getBytes(UTF_8));
    assertThat(parsed).isInstanceOf(ParsedPolicy.Valid.class);
    long start = THREADS.getCurrentThreadCpuTime();
    ((ParsedPolicy.Valid) parsed).doubts(LocalDate.EPOCH);
    assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start))
        .isLessThan(DOUBTS_LIMIT);
  }

  private static String selectors(String selector) {
    return "[" + (selector + ",\n   ").repeat(6_000) + "{references: [Digest]}]";
  }

  private static String label(String operator, String prefix) {
    StringBuilder values = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      values.append(prefix).append(i).append(",\n   ");
    }
    return "{key: a, operator: %s, values: [%s]}".formatted(operator, values);
  }

  /** Two entries, of which the first must be compared with the second. */
  private static String overrides(String match) {
    String other = match.replace("[Tag]", "[Latest]").replace("docker.io/", "docker.io/y/");
    return HEAD
        + "overrides:\n- {name: a, match: %s, pullPolicy: Never}\n".formatted(match)
        + "- {name: b, match: %s, pullPolicy: Never}\n".formatted(other);
  }

  /** A rule of which all may be excepted. */
  private static String rules(String match) {
    return HEAD
        + "rules:\n- {name: a, match: %s, except: %s, require: {pullPolicies: [Always]}}\n"
            .formatted(match, match.replace("Job", "ReplicaSet").replace("a9999", "z"));
  }

  @Test
  void aThousandOverridesAreComparedWithEachOther() {
    StringBuilder document = new StringBuilder(HEAD + "overrides:\n");
    for (int i = 0; i < 999; i++) {
      document.append(
          "- {name: o%d, match: {namespaces: {names: [n%d]}}, pullPolicy: Always}\n"
              .formatted(i, i));
    }
    document.append("- {name: last, match: {namespaces: {names: [n998]}}, pullPolicy: Always}\n");
    ParsedPolicy parsed = parseInTime(document.toString().getBytes(UTF_8));
    assertThat(((ParsedPolicy.Valid) parsed).doubts(LocalDate.EPOCH).problems()).hasSize(1);
  }

  @TestFactory
  Stream<DynamicTest> mutations() throws IOException {
    List<Fixture> fixtures = new ArrayList<>(Fixture.all("valid", ".txt"));
    fixtures.addAll(Fixture.all("invalid", ".txt"));
    fixtures.addAll(Fixture.all("doubtful", ".txt"));
    return fixtures.stream()
        .map(fixture -> DynamicTest.dynamicTest(fixture.name(), () -> mutate(fixture.bytes())));
  }

  private static void mutate(byte[] document) {
    Random random = new Random(Arrays.hashCode(document));
    for (int bytes = 0; bytes <= MUTATED_BYTES; bytes += 100 + document.length) {
      byte[] mutated = Mutation.of(document, random);
      assertThat(parseInTime(mutated)).isNotNull();
    }
  }

  private static ParsedPolicy parseInTime(byte[] document) {
    long start = THREADS.getCurrentThreadCpuTime();
    ParsedPolicy parsed = PolicyParser.parse(document);
    if (parsed instanceof ParsedPolicy.Valid valid) {
      assertThat(valid.doubts(LocalDate.EPOCH).problems())
          .hasSizeLessThanOrEqualTo(Problems.MAX_SHOWN + 1);
    }
    assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start)).isLessThan(LIMIT);
    return parsed;
  }
}
