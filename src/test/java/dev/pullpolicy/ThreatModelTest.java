package dev.pullpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The tests, fixtures and classes that the pages on security name are there. */
final class ThreatModelTest {
  private static final Path MODEL = Path.of("docs", "threat-model.md");
  private static final List<Path> PAGES = List.of(MODEL, Path.of("SECURITY.md"));

  private static final Pattern METHOD = Pattern.compile("`(\\w+(?:Test|IT))#(\\w+)`");
  private static final Pattern FILE = Pattern.compile("`(src/[^`]*[^`.])`");

  /** The second column of the table of bounds. */
  private static final Pattern BOUND = Pattern.compile("(?m)^\\| [^|]+ \\| (`[^|]+`) \\|");

  private static final Pattern WORD = Pattern.compile("`([A-Za-z.]+)`");

  private static Stream<MatchResult> found(Pattern pattern, Path page) throws IOException {
    return pattern.matcher(Files.readString(page)).results();
  }

  private static Map<String, Path> sources(String root) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(root))) {
      return files
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString(), file -> file, (one, other) -> one));
    }
  }

  @TestFactory
  Stream<DynamicTest> namedMethodsAreTests() throws IOException {
    Map<String, Path> sources = sources("src/test/java");
    TreeSet<String> names = new TreeSet<>();
    for (Path page : PAGES) {
      found(METHOD, page).map(match -> match.group(1) + "#" + match.group(2)).forEach(names::add);
    }
    return names.stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> requireTest(name, sources)));
  }

  private static void requireTest(String name, Map<String, Path> sources) throws IOException {
    String[] parts = name.split("#", -1);
    Path source = sources.get(parts[0] + ".java");
    assertThat(Optional.ofNullable(source)).as("no test class " + parts[0]).isPresent();
    Pattern test =
        Pattern.compile(
            "@(Test|TestFactory|ParameterizedTest)\\b[^;{}]*(\\{[^;]*\\}\\))?[^;{}]*\\b"
                + parts[1]
                + "\\(");
    assertThat(Files.readString(source)).as(parts[0]).containsPattern(test);
  }

  @TestFactory
  Stream<DynamicTest> namedFilesAreThere() throws IOException {
    TreeSet<String> names = new TreeSet<>();
    for (Path page : PAGES) {
      found(FILE, page).map(match -> match.group(1)).forEach(names::add);
    }
    return names.stream()
        .filter(name -> !name.endsWith("..."))
        .map(name -> DynamicTest.dynamicTest(name, () -> assertThat(Path.of(name)).exists()));
  }

  @TestFactory
  Stream<DynamicTest> namedBoundsAreThere() throws IOException {
    Map<String, Path> sources = sources("src/main");
    return found(BOUND, MODEL)
        .flatMap(match -> WORD.matcher(match.group(1)).results())
        .map(match -> match.group(1))
        .distinct()
        .map(name -> DynamicTest.dynamicTest(name, () -> requireSource(name, sources)));
  }

  private static void requireSource(String name, Map<String, Path> sources) {
    assertThat(sources).containsKey(name.contains(".") ? name : name + ".java");
  }

  /** A row of the bounds without a test says why. */
  @Test
  void everyBoundNamesItsTestOrSaysWhyNot() throws IOException {
    assertThat(Files.readString(MODEL).lines().dropWhile(line -> !line.equals("## Bounds")))
        .filteredOn(line -> line.startsWith("| ") && !line.startsWith("| ---"))
        .hasSizeGreaterThan(30)
        .filteredOn(line -> !line.startsWith("| bound |"))
        .allMatch(
            line ->
                line.contains("#") || line.contains("src/test") || line.contains("not tested: "));
  }
}
