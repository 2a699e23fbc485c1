package dev.pullpolicy.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.pullpolicy.fixture.GoldenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Reads every {@code workloads/<kind>/*.json} and compares with the {@code .txt} beside it: as an
 * object of that kind.
 */
final class WorkloadReaderTest {
  private static final Path FIXTURES = Path.of("src/test/resources/workloads");
  private static final JsonFactory JSON =
      JsonFactory.builder().streamReadConstraints(Bound.readConstraints()).build();

  @TestFactory
  Stream<DynamicTest> kinds() {
    return Arrays.stream(WorkloadKind.values()).flatMap(WorkloadReaderTest::fixtures);
  }

  @Test
  void everyDirectoryIsAKind() throws IOException {
    try (Stream<Path> directories = Files.list(FIXTURES)) {
      assertThat(directories)
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(WorkloadKind.values()).map(WorkloadReaderTest::directory).toList());
    }
  }

  @Test
  void everyFixtureHasBothFiles() throws IOException {
    try (Stream<Path> files = Files.walk(FIXTURES)) {
      assertThat(files.filter(Files::isRegularFile))
          .allSatisfy(
              file -> {
                String name = file.getFileName().toString();
                assertThat(name).matches("[a-z0-9-]+\\.(json|txt)");
                assertThat(file.resolveSibling(name.replaceAll("\\..*", ".json"))).exists();
                assertThat(file.resolveSibling(name.replaceAll("\\..*", ".txt"))).exists();
              });
    }
  }

  @Test
  void tenThousandUsesAreReadAndOneMoreIsBeyond() throws IOException {
    assertThat(read(podWith(Bound.IMAGE_USES.limit()))).isInstanceOf(Reading.Found.class);
    assertThat(read(podWith(Bound.IMAGE_USES.limit() + 1)))
        .isEqualTo(new Reading.BeyondBound(Bound.IMAGE_USES));
  }

  @Test
  void aThousandLevelsAreReadAndOneMoreIsBeyond() throws IOException {
    assertThat(read(nested(Bound.NESTING_DEPTH.limit()))).isInstanceOf(Reading.Found.class);
    assertThat(read(nested(Bound.NESTING_DEPTH.limit() + 1)))
        .isEqualTo(new Reading.BeyondBound(Bound.NESTING_DEPTH));
  }

  @Test
  void fieldNamesAreReadUpToTheirBound() throws IOException {
    assertThat(read("{\"" + "n".repeat(49_000) + "\":1}")).isInstanceOf(Reading.Found.class);
    assertThat(read("{\"" + "n".repeat(51_000) + "\":1}"))
        .isEqualTo(new Reading.BeyondBound(Bound.NAME_LENGTH));
  }

  @Test
  void theParserStandsBehindAnObjectThatIsMalformed() throws IOException {
    try (JsonParser parser =
        JSON.createParser("[{\"spec\":{\"containers\":{\"a\":[1]}},\"x\":[{}]},\"next\"]")) {
      parser.nextToken();
      parser.nextToken();
      assertThat(WorkloadReader.read(parser, WorkloadKind.POD.shape()))
          .isInstanceOf(Reading.Malformed.class);
      assertThat(parser.nextTextValue()).isEqualTo("next");
    }
  }

  private static String podWith(int containers) {
    String list = String.join(",", Collections.nCopies(containers, "{\"image\":\"a\"}"));
    return "{\"spec\":{\"containers\":[" + list + "]}}";
  }

  private static String nested(int levels) {
    return "{\"x\":" + "[".repeat(levels - 1) + "]".repeat(levels - 1) + "}";
  }

  private static Stream<DynamicTest> fixtures(WorkloadKind kind) {
    try (Stream<Path> files = Files.list(directory(kind))) {
      List<Path> inputs = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      assertThat(inputs).isNotEmpty();
      return inputs.stream()
          .map(input -> DynamicTest.dynamicTest(name(input), () -> compare(input, kind)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path directory(WorkloadKind kind) {
    return FIXTURES.resolve(kind.name().toLowerCase(Locale.ROOT).replace("_", ""));
  }

  private static String name(Path input) {
    return input.getParent().getFileName() + "/" + input.getFileName();
  }

  private static void compare(Path input, WorkloadKind kind) throws IOException {
    String actual = ReadingText.of(read(Files.readString(input), kind.shape()));
    GoldenFile.check(
        input.resolveSibling(input.getFileName().toString().replace(".json", ".txt")), actual);
  }

  private static Reading read(String json) throws IOException {
    return read(json, WorkloadKind.POD.shape());
  }

  private static Reading read(String json, WorkloadShape shape) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      return WorkloadReader.read(parser, shape);
    }
  }
}
