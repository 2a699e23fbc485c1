package dev.pullpolicy.cli.completion;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The script for fish.
 *
 * <p>Source: {@code complete} in fish's documentation. fish's own {@code
 * __fish_seen_subcommand_from} does not know of commands in commands.
 */
final class FishCompletion {
  private static final String FUNCTIONS =
      """
      # Completes pullpolicy in fish: pullpolicy completion fish | source
      function __pullpolicy_words
          for word in (commandline -opc)[2..-1]
              string match -q -- '-*' $word; or echo $word
          end
      end
      function __pullpolicy_is
          set -l words (__pullpolicy_words)
          test "$words" = "$argv"
      end
      function __pullpolicy_in
          set -l words (__pullpolicy_words)
          string match -q -- "$argv *" "$words "
      end
      complete -c pullpolicy -f
      """;

  private final StringBuilder script = new StringBuilder(FUNCTIONS);

  private FishCompletion() {}

  static String of(CommandSpec program) {
    FishCompletion completion = new FishCompletion();
    CommandPath.all(program).forEach(completion::add);
    return completion.script.toString();
  }

  private void add(CommandPath command) {
    boolean isGroup = !command.subcommands().isEmpty();
    String condition = condition(command, isGroup);
    command.subcommands().forEach(sub -> line(condition, " -a " + sub.name(), sub.description()));
    command.options().forEach(option -> line(condition, option(option), option.description()));
    command
        .parameter()
        .ifPresent(parameter -> line(condition, values(parameter), parameter.description()));
  }

  private static String condition(CommandPath command, boolean isGroup) {
    String words = String.join(" ", command.words());
    return ((isGroup ? "__pullpolicy_is " : "__pullpolicy_in ") + words).strip();
  }

  private static String option(Argument option) {
    StringBuilder text = new StringBuilder();
    for (String name : option.names()) {
      text.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^-+", ""));
    }
    return text.append(option.hasValue() ? " -r" + values(option) : "").toString();
  }

  private static String values(Argument argument) {
    List<String> words = argument.words();
    if (!words.isEmpty()) {
      return " -f -a " + quoted(String.join(" ", words));
    }
    return argument.isPath() ? " -F" : " -f";
  }

  private void line(String condition, String what, String description) {
    script
        .append("complete -c pullpolicy -n ")
        .append(quoted(condition))
        .append(what)
        .append(" -d ")
        .append(quoted(description))
        .append('\n');
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
