package dev.pullpolicy.cli.completion;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pullpolicy completion}: prints what a shell completes the command line from. */
@Command(
    name = "completion",
    description = "Prints a script from which a shell completes commands and options.",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:It is printed.", "2:An argument was not understood."},
    footer = {
      "",
      "Examples:",
      "  source <(${ROOT-COMMAND-NAME} completion bash)",
      "  source <(${ROOT-COMMAND-NAME} completion zsh)",
      "  ${ROOT-COMMAND-NAME} completion fish | source"
    })
public final class CompletionCommand implements Callable<Integer> {
  private static final String NAME = "pullpolicy";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "bash|zsh|fish", description = "The shell: bash, zsh or fish.")
  private Shell shell;

  /** The shells that are known. */
  enum Shell {
    /** GNU Bash. */
    BASH,
    /** The Z shell. */
    ZSH,
    /** The friendly interactive shell. */
    FISH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Integer call() {
    CommandSpec program = spec.root();
    spec.commandLine()
        .getOut()
        .append(
            switch (shell) {
              case BASH -> AutoComplete.bash(NAME, program.commandLine());
              case ZSH -> ZshCompletion.of(program);
              case FISH -> FishCompletion.of(program);
            });
    return 0;
  }
}
