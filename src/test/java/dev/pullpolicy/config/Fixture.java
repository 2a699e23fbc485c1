package dev.pullpolicy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One policy document of {@code src/test/resources/policy}, and the file beside it that says what
 * becomes of it.
 */
record Fixture(Path document, Path expected) {
  private static final Path ROOT = Path.of("src/test/resources/policy");
  private static final String YAML = ".yaml";

  /** All documents of a folder, in the order of their names. */
  static List<Fixture> all(String folder, String suffix) throws IOException {
    return files(folder).stream()
        .filter(file -> file.toString().endsWith(YAML))
        .map(file -> new Fixture(file, file.resolveSibling(base(file) + suffix)))
        .toList();
  }

  /** Fails for files that are neither a document nor what is expected of one. */
  static void requireNothingElse(String folder, String suffix) throws IOException {
    List<Path> known =
        all(folder, suffix).stream()
            .flatMap(fixture -> Stream.of(fixture.document, fixture.expected))
            .toList();
    assertThat(files(folder)).isNotEmpty().allSatisfy(file -> assertThat(file).isIn(known));
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
      return files.sorted().toList();
    }
  }

  private static String base(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - YAML.length());
  }

  String name() {
    return base(document);
  }

  byte[] bytes() throws IOException {
    return Files.readAllBytes(document);
  }

  ParsedPolicy parse() throws IOException {
    return PolicyParser.parse(bytes());
  }

  /** Compares with what is expected; with {@code -Dgolden.rewrite=true} writes that and fails. */
  void verify(String actual) throws IOException {
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(expected, actual);
      fail("rewrote " + expected + "; read the diff");
    }
    assertThat(expected).exists();
    assertThat(actual).isEqualTo(Files.readString(expected));
  }
}
