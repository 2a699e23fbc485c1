package dev.pullpolicy.cli.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.app.Commands;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What {@code resolve --diff} prints, applied as strictly as {@code git apply} does. */
final class ResolveDiffTest {
  private static final String NO_NEWLINE = "\\ No newline at end of file\n";

  @TestFactory
  Stream<DynamicTest> appliedItIsTheOutput() throws IOException {
    return ResolveFixturesTest.directories().stream()
        .filter(directory -> Files.exists(output(directory)))
        .map(c -> DynamicTest.dynamicTest(c.getFileName().toString(), () -> check(c)));
  }

  private static void check(Path directory) throws IOException {
    Path input = ResolveFixturesTest.input(directory);
    List<String> arguments = new ArrayList<>(List.of("resolve", input.toString(), "--diff"));
    Path policy = directory.resolve("policy.yaml");
    if (Files.exists(policy)) {
      arguments.addAll(List.of("--policy", policy.toString()));
    }
    String diff = Commands.run(new byte[0], arguments).replaceFirst("exit 1\n$", "");
    assertThat(apply(Files.readString(input), diff)).isEqualTo(Files.readString(output(directory)));
  }

  private static Path output(Path directory) {
    Path input = ResolveFixturesTest.input(directory);
    return input.resolveSibling(input.getFileName().toString().replace("input", "output"));
  }

  @Test
  void changesFarFromEachOtherAreHunksOfTheirOwn() {
    assertThat(hunks(7)).isEqualTo(2);
    assertThat(hunks(6)).isEqualTo(1);
  }

  /** How many hunks two changed lines make with that many lines between them. */
  private static int hunks(int between) {
    StringWriter text = new StringWriter();
    UnifiedDiff diff = new UnifiedDiff(new PrintWriter(text), "f");
    StringBuilder before = new StringBuilder();
    StringBuilder after = new StringBuilder();
    for (int i = 0; i < between + 12; i++) {
      String line = "line %d\n".formatted(i);
      boolean isChanged = i == 5 || i == 6 + between;
      before.append(line);
      after.append(isChanged ? "%s%s".formatted(line, line) : line);
      if (isChanged) {
        diff.changed(List.of(line), List.of(line, line));
      } else {
        diff.same(line);
      }
    }
    diff.end();
    assertThat(apply(before.toString(), text.toString())).isEqualTo(after.toString());
    return (int) text.toString().lines().filter(line -> line.startsWith("@@")).count();
  }

  /** The text with the hunks; fails where a line, a number or a count is not as it says. */
  private static String apply(String text, String diff) {
    List<String> old = lines(text);
    List<String> patch = lines(diff);
    StringBuilder result = new StringBuilder();
    int at = 0;
    int resultLine = 1;
    for (int i = 2; i < patch.size(); ) {
      String[] range = patch.get(i++).split("[ ,]", -1);
      assertThat(range[0]).isEqualTo("@@");
      int start = Integer.parseInt(range[1].substring(1)) - 1;
      resultLine += start - at;
      while (at < start) {
        result.append(old.get(at++));
      }
      int newStart = 0;
      for (String part : range) {
        newStart = part.startsWith("+") ? Integer.parseInt(part.substring(1)) : newStart;
      }
      assertThat(newStart).isEqualTo(resultLine);
      for (; i < patch.size() && !patch.get(i).startsWith("@@"); i++) {
        String line = patch.get(i).substring(1);
        boolean isLast = i + 1 < patch.size() && patch.get(i + 1).equals(NO_NEWLINE);
        String content = isLast ? line.substring(0, line.length() - 1) : line;
        char kind = patch.get(i).charAt(0);
        if (kind == '\\') {
          continue;
        }
        if (kind != '+') {
          assertThat(content).isEqualTo(old.get(at++));
        }
        if (kind != '-') {
          result.append(content);
          resultLine++;
        }
      }
    }
    old.subList(at, old.size()).forEach(result::append);
    return result.toString();
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int newline = text.indexOf('\n', from);
      int end = newline < 0 ? text.length() : newline + 1;
      lines.add(text.substring(from, end));
      from = end;
    }
    return lines;
  }
}
