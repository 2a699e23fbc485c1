package dev.pullpolicy.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A command, and the words by which it is called.
 *
 * @param words empty for the program itself
 */
record CommandPath(List<String> words, CommandSpec spec) {

  /** The program and all that are in it, each before those in it. */
  static List<CommandPath> all(CommandSpec program) {
    List<CommandPath> all = new ArrayList<>();
    collect(new CommandPath(List.of(), program), all);
    return all;
  }

  private static void collect(CommandPath command, List<CommandPath> all) {
    all.add(command);
    command.subcommands().forEach(sub -> collect(sub, all));
  }

  /** The commands in it. */
  List<CommandPath> subcommands() {
    return spec.subcommands().entrySet().stream()
        .map(entry -> new CommandPath(with(entry.getKey()), entry.getValue()))
        .toList();
  }

  private CommandPath(List<String> words, CommandLine command) {
    this(words, command.getCommandSpec());
  }

  private List<String> with(String name) {
    List<String> longer = new ArrayList<>(words);
    longer.add(name);
    return longer;
  }

  /** The last word by which it is called. */
  String name() {
    return words.get(words.size() - 1);
  }

  /** What it does, in one sentence. */
  String description() {
    return Argument.plain(spec.usageMessage().description());
  }

  /** Its options. */
  List<Argument> options() {
    return spec.options().stream().filter(o -> !o.hidden()).map(Argument::new).toList();
  }

  /** Its parameter; none of the commands has two kinds. */
  Optional<Argument> parameter() {
    return spec.positionalParameters().stream().findFirst().map(Argument::new);
  }
}
