package dev.pullpolicy.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.config.ParsedPolicy;
import dev.pullpolicy.config.PolicyParser;
import dev.pullpolicy.policy.Policy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which images are made of a document's own patterns. */
final class SampleImagesTest {
  private static final String DIGEST =
      "@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @Test
  void areTheSameWithoutPatterns() {
    assertThat(SampleImages.of(Policy.NOTHING)).hasSize(10).contains("busybox:main");
  }

  @Test
  void haveAllFormsOfAReference() {
    assertThat(added("registry.internal/**"))
        .containsExactly(
            "registry.internal/verify",
            "registry.internal/verify:latest",
            "registry.internal/verify:main",
            "registry.internal/verify:1.36",
            "registry.internal/verify" + DIGEST);
  }

  @Test
  void putPlainSegmentsInPlaceOfWildcards() {
    assertThat(first("registry.internal/team-*/*/app"))
        .isEqualTo("registry.internal/team-verify/verify/app");
    assertThat(first("*.internal/a/**/b")).isEqualTo("verify.example.internal/a/verify/b");
    assertThat(first("**/tools/*")).isEqualTo("verify.example/tools/verify");
    assertThat(first("registry*:5000/**")).isEqualTo("registryverify.example:5000/verify");
    assertThat(first("registry.internal:*/**")).isEqualTo("registry.internal:1/verify");
    assertThat(first("[fd00::*]:5000/**")).isEqualTo("[fd00::1]:5000/verify");
    assertThat(first("docker.io/team/*")).isEqualTo("docker.io/team/verify");
  }

  @Test
  void haveTheTagsOfThePattern() {
    assertThat(added("registry.internal/app:1.*"))
        .containsExactly("registry.internal/app:1.36", "registry.internal/app:1.1");
    assertThat(added("registry.internal/app:v*-rc")).containsExactly("registry.internal/app:v1-rc");
    assertThat(added("**:stable")).containsExactly("verify.example:stable");
  }

  @Test
  void areNotMadeOfWhatIsThereOrCannotBe() {
    assertThat(added("docker.io/**")).isEmpty();
    assertThat(added("**")).isEmpty();
    assertThat(added("registry.internal/-*/**")).isEmpty();
    assertThat(added("registry.internal/" + "long/".repeat(50) + "**")).isEmpty();
  }

  /** A list is seen by any of its patterns: the first of which an image can be made. */
  @Test
  void areOneOfEachList() {
    assertThat(
            added(
                "docker.io/**\", \"registry.internal/-*/**\", \"one.internal/**\", \"two.internal/**"))
        .hasSize(5)
        .contains("one.internal/verify");
  }

  @Test
  void comeFromWholeEntries() {
    List<String> added =
        added(
            """
            defaults:
              - {name: d, match: {images: ["d.internal/**"]}, pullPolicy: Always}
            overrides:
              - {name: o, match: {references: [Tag]}, except: {images: ["o.internal/**"]}, pullPolicy: Always}
            rules:
              - {name: r, match: {images: ["d.internal/**"]}, require: {images: ["r.internal/**"]}}
            """,
            "");
    assertThat(added)
        .hasSize(15)
        .contains("d.internal/verify", "o.internal/verify", "r.internal/verify");
  }

  @Test
  void areBounded() {
    String rule =
        "  - {name: r-%d, match: {images: [\"r%d.internal/**\"]}, require: {references: [Tag]}}\n";
    String rules =
        IntStream.range(0, 20).mapToObj(i -> rule.formatted(i, i)).collect(Collectors.joining());
    assertThat(added("rules:\n" + rules, "")).hasSize(40).doesNotContain("r8.internal/verify");
  }

  private static String first(String pattern) {
    return added(pattern).get(0);
  }

  private static List<String> added(String pattern) {
    String rule =
        "rules:\n  - {name: r, match: {images: [\"%s\"]}, require: {references: [Tag]}}\n";
    return added(rule, pattern);
  }

  private static List<String> added(String entries, String pattern) {
    String document =
        "apiVersion: pullpolicy.dev/v1alpha1\nkind: PullPolicy\n" + entries.replace("%s", pattern);
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    List<String> all = SampleImages.of(((ParsedPolicy.Valid) PolicyParser.parse(bytes)).policy());
    return all.subList(SampleImages.of(Policy.NOTHING).size(), all.size());
  }
}
