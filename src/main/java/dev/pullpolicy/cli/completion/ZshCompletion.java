package dev.pullpolicy.cli.completion;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The script for zsh: one function a command.
 *
 * <p>Source: {@code _arguments} in {@code zshcompsys(1)}.
 */
final class ZshCompletion {
  private static final String BEGINNING =
      """
      #compdef pullpolicy
      # Completes pullpolicy in zsh: source <(pullpolicy completion zsh), or a file _pullpolicy in $fpath.
      """;

  /** A file in {@code $fpath} is called when first needed, a sourced one registers itself. */
  private static final String END =
      """
      if [ "$funcstack[1]" = _pullpolicy ]; then
        _pullpolicy "$@"
      else
        compdef _pullpolicy pullpolicy
      fi
      """;

  private final StringBuilder script = new StringBuilder(BEGINNING);

  private ZshCompletion() {}

  static String of(CommandSpec program) {
    ZshCompletion completion = new ZshCompletion();
    CommandPath.all(program).forEach(completion::add);
    return completion.script.append(END).toString();
  }

  private void add(CommandPath command) {
    List<CommandPath> subcommands = command.subcommands();
    script.append(function(command)).append("() {\n");
    if (!subcommands.isEmpty()) {
      script.append("  local state line\n");
    }
    script.append("  _arguments ").append(subcommands.isEmpty() ? "-s" : "-s -C");
    command.options().forEach(option -> argument(option(option)));
    if (subcommands.isEmpty()) {
      command
          .parameter()
          .ifPresent(
              p ->
                  argument(
                      (p.spec().isMultiValue() ? "*:" : "1:")
                          + escaped(p.label())
                          + ":"
                          + values(p)));
    } else {
      argument("1:command:(" + names(subcommands) + ")");
      argument("*:: :->rest");
    }
    script.append('\n');
    dispatch(subcommands);
    script.append("}\n");
  }

  private void dispatch(List<CommandPath> subcommands) {
    if (subcommands.isEmpty()) {
      return;
    }
    script.append("  case $state in rest) case $line[1] in\n");
    for (CommandPath sub : subcommands) {
      script.append("    ").append(sub.name()).append(") ").append(function(sub)).append(" ;;\n");
    }
    script.append("  esac ;; esac\n");
  }

  private static String function(CommandPath command) {
    return "_pullpolicy" + String.join("", command.words().stream().map(w -> "_" + w).toList());
  }

  /** With descriptions: {@code ((explain\:"..." policy\:"..."))}. */
  private static String names(List<CommandPath> commands) {
    return commands.stream()
        .map(c -> c.name() + "\\:\"" + c.description().replace("\"", "\\\"") + "\"")
        .reduce((a, b) -> a + " " + b)
        .map(list -> "(" + list + ")")
        .orElse("");
  }

  private static String option(Argument option) {
    List<String> names = option.names();
    String longest = names.get(names.size() - 1);
    String value = option.hasValue() ? ":" + escaped(option.label()) + ":" + values(option) : "";
    String repeated = option.spec().isMultiValue() ? "*" : "";
    return repeated
        + longest
        + (option.hasValue() ? "=" : "")
        + "["
        + escaped(option.description())
        + "]"
        + value;
  }

  private static String values(Argument argument) {
    if (!argument.words().isEmpty()) {
      return "(" + String.join(" ", argument.words()) + ")";
    }
    return argument.isPath() ? "_files" : " ";
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:");
  }

  private void argument(String text) {
    script.append(" \\\n    '").append(text.replace("'", "'\\''")).append('\'');
  }
}
