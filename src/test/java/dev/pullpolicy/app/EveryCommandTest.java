package dev.pullpolicy.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** What holds for every command: it explains itself, with examples that are right. */
final class EveryCommandTest {
  private static final String NAME = "kubectl pullpolicy";

  @TestFactory
  Stream<DynamicTest> commands() {
    List<CommandLine> all = new ArrayList<>();
    collect(program(), all);
    assertThat(all).hasSizeGreaterThan(4);
    return all.stream()
        .map(c -> DynamicTest.dynamicTest(c.getCommandSpec().qualifiedName(), () -> check(c)));
  }

  private static void collect(CommandLine command, List<CommandLine> all) {
    all.add(command);
    command.getSubcommands().values().forEach(sub -> collect(sub, all));
  }

  /** Called otherwise than usual, so that a name that is written out is seen. */
  private static CommandLine program() {
    CommandLine program = CommandLineProgram.create(Commands.TERMINAL);
    program.getCommandSpec().name(NAME);
    return program;
  }

  private static void check(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    assertThat(spec.usageMessage().description()).isNotEmpty();
    assertThat(spec.findOption("--help")).isNotNull();
    assertThat(spec.findOption("--version")).isNotNull();
    assertThat(spec.findOption("--verbose")).isNotNull();
    assertThat(spec.usageMessage().exitCodeList()).containsKeys("0", "2");
    spec.args().forEach(arg -> assertThat(arg.description()).as(arg.toString()).isNotEmpty());
    String help = command.getUsageMessage(Ansi.OFF);
    assertThat(help.replace(NAME, ""))
        .as("write ${ROOT-COMMAND-NAME}")
        .doesNotContain("pullpolicy ");
    assertThat(help.lines()).allMatch(line -> line.length() <= 80);
    List<String> examples = examples(help);
    assertThat(examples).as("examples in " + help).isNotEmpty();
    examples.forEach(EveryCommandTest::requireUnderstood);
  }

  /** The part of each example, behind the heading, that calls the program. */
  private static List<String> examples(String help) {
    return help.lines()
        .dropWhile(line -> !line.matches("Examples?:"))
        .skip(1)
        .flatMap(line -> Arrays.stream(line.split("[|>]")))
        .map(String::strip)
        .filter(part -> part.startsWith(NAME + " "))
        .map(part -> part.substring(NAME.length() + 1))
        .toList();
  }

  private static void requireUnderstood(String example) {
    var result = program().parseArgs(example.replace("'", "").split(" +"));
    assertThat(result.errors()).as(example).isEmpty();
    assertThat(result.subcommand()).as(example).isNotNull();
  }

  @Test
  void tellsItsVersionEverywhere() {
    String version = Commands.run(new byte[0], List.of("--version"));
    assertThat(Commands.run(new byte[0], List.of("policy", "validate", "--version")))
        .isEqualTo(version);
  }
}
