package dev.pullpolicy.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the vectors do not show: the parts that the parser keeps apart. */
class ImageReferenceParserTest {

  @ParameterizedTest(name = "{0} is {2} at {1}")
  @CsvSource({
    "nginx, docker.io, library/nginx",
    "a/b/c, docker.io, a/b/c",
    "index.docker.io/nginx, docker.io, library/nginx",
    "registry:5000/a/b, registry:5000, a/b",
    "Foo/bar, Foo, bar",
    "[::1]:5000/nginx, [::1]:5000, nginx",
    "a_b.com/x, '', a_b.com/x"
  })
  void domainAndPathAreKeptApart(String text, String domain, String path) {
    ImageReference reference = ImageReferenceParser.parse(text);

    assertThat(reference.domain()).isEqualTo(domain);
    assertThat(reference.path()).isEqualTo(path);
  }

  @Test
  void aTagThatNobodyWroteIsOnlyTheEffectiveOne() {
    ImageReference reference = ImageReferenceParser.parse("nginx");

    assertThat(reference.tag()).isEmpty();
    assertThat(reference.effectiveTag()).contains("latest");
  }

  @Test
  void aDigestNeedsNoTag() {
    String digest = "sha256:" + "0123456789abcdef".repeat(4);
    ImageReference reference = ImageReferenceParser.parse("nginx@" + digest);

    assertThat(reference.digest()).contains(digest);
    assertThat(reference.effectiveTag()).isEmpty();
  }

  @ParameterizedTest(name = "half a surrogate pair: {0}")
  @CsvSource({"a%s", "%s/a", "%s.b/a", "a:%s", "A%s/b", "a@sha256:%s"})
  void halfASurrogatePairIsNoReference(String format) {
    assertThat(ImageReferenceParser.parse(format.formatted("\ud800")).isValid()).isFalse();
    assertThat(ImageReferenceParser.parse(format.formatted("\udc00")).isValid()).isFalse();
  }

  @Test
  void theErrorsOfInvalidTextsSayWhatIsWrongInASentence() {
    assertThat(Arrays.stream(ReferenceError.values()).map(ReferenceError::message))
        .doesNotHaveDuplicates()
        .allMatch(message -> message.matches("[a-z0-9][^.]*[a-z]"));
  }

  @Test
  void aTextThatIsNoReferenceHasNoParts() {
    ImageReference reference = ImageReferenceParser.parse("nginx:1.0@sha256:nonsense");

    assertThat(reference.isValid()).isFalse();
    assertThat(reference.written()).isEqualTo("nginx:1.0@sha256:nonsense");
    assertThat(reference.name()).isEmpty();
    assertThat(reference.tag()).isEmpty();
    assertThat(reference.effectiveTag()).isEmpty();
    assertThat(reference.digest()).isEmpty();
  }
}
