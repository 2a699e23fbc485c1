package dev.pullpolicy.cli;

import dev.pullpolicy.policy.Printable;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * How a command ends that cannot give its answer: one line on standard error that begins with its
 * name, and an exit code. Stacks are for {@code --verbose} alone.
 */
public final class Failures {
  /** The option, of every command, that shows where a fault of ours happened. */
  public static final String VERBOSE = "--verbose";

  /** Whoever reads the results has gone: what a shell calls a program that SIGPIPE ended. */
  private static final int UNREAD = 141;

  private Failures() {}

  /** Arguments that were not understood. */
  public static int refuse(ParameterException problem) {
    String name = problem.getCommandLine().getCommandSpec().qualifiedName();
    return say(
        problem.getCommandLine(),
        "%s; see: %s --help".formatted(ArgumentProblem.sentence(problem), name));
  }

  /** Whatever a command threw. */
  public static int fail(Throwable problem, CommandLine command) {
    if (problem instanceof CommandFailedException) {
      return say(command, problem.getMessage());
    }
    if (problem instanceof StandardOutput.UnwritableException unwritable) {
      return unwritable.isUnread()
          ? UNREAD
          : say(
              command, "standard output cannot be written: " + unwritable.getCause().getMessage());
    }
    if (problem instanceof OutOfMemoryError) {
      return say(command, "out of memory; give it more, such as JAVA_OPTS=-Xmx2g");
    }
    return fault(problem, command);
  }

  /** What none of the sentences above is about is a fault of ours. */
  private static int fault(Throwable problem, CommandLine command) {
    boolean isVerbose = isVerbose(command.getCommandSpec());
    int code =
        say(
            command,
            "a bug of pullpolicy, %s; %s"
                .formatted(
                    Printable.line(problem.toString()),
                    isVerbose ? "please report it" : "see more with " + VERBOSE));
    if (isVerbose) {
      PrintWriter err = command.getErr();
      problem.printStackTrace(err);
      err.flush();
    }
    return code;
  }

  private static boolean isVerbose(CommandSpec command) {
    OptionSpec option = command.root().findOption(VERBOSE);
    return option != null && Boolean.TRUE.equals(option.getValue());
  }

  private static int say(CommandLine command, String sentence) {
    PrintWriter err = command.getErr();
    err.println(command.getCommandSpec().qualifiedName() + ": " + sentence);
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }
}
