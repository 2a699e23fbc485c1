package dev.pullpolicy.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceKindTest {
  private static final String DIGEST = "@sha256:" + "0123456789abcdef".repeat(4);

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "nginx, Untagged",
    "registry:5000/nginx, Untagged",
    "registry:5000, Tag",
    "nginx:latest, Latest",
    "nginx:Latest, Tag",
    "nginx:latest-alpine, Tag",
    "nginx:main, Floating",
    "nginx:Main, Tag",
    "nginx:1.25, Tag",
    "nginx:, Invalid",
    "'', Invalid",
    "Nginx, Invalid",
    "nginx@sha256:abc, Invalid"
  })
  void ofAReference(String text, String word) {
    assertThat(kind(text)).hasToString(word);
  }

  @ParameterizedTest(name = "{0} with a digest")
  @CsvSource({"nginx", "nginx:latest", "nginx:main", "nginx:1.25", "registry:5000/nginx"})
  void aDigestWinsOverEveryTag(String text) {
    assertThat(kind(text + DIGEST)).isEqualTo(ReferenceKind.DIGEST);
  }

  @Test
  void latestStaysLatestWhereThePolicyCallsItFloating() {
    ImageReference latest = ImageReferenceParser.parse("nginx:latest");

    assertThat(ReferenceKind.of(latest, tag -> true)).isEqualTo(ReferenceKind.LATEST);
  }

  @Test
  void onlyUntaggedLatestAndFloatingMove() {
    assertThat(Arrays.stream(ReferenceKind.values()).filter(ReferenceKind::isMoving))
        .containsExactly(ReferenceKind.UNTAGGED, ReferenceKind.LATEST, ReferenceKind.FLOATING);
  }

  private static ReferenceKind kind(String text) {
    return ReferenceKind.of(ImageReferenceParser.parse(text), "main"::equals);
  }
}
