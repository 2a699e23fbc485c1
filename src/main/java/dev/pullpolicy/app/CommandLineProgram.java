package dev.pullpolicy.app;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line: {@code pullpolicy COMMAND}. What cannot be understood is one line on standard
 * error and exit code 2, what fails is one line and exit code 1.
 */
@Command(
    name = "pullpolicy",
    description = "Decides about image pull policies in Kubernetes.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = ServeCommand.class)
final class CommandLineProgram implements Callable<Integer> {
  @Spec private CommandSpec spec;

  static int run(String... args) {
    return create().execute(args);
  }

  static CommandLine create() {
    return new CommandLine(new CommandLineProgram())
        .setParameterExceptionHandler((problem, args) -> refuse(problem))
        .setExecutionExceptionHandler(CommandLineProgram::fail);
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return CommandLine.ExitCode.OK;
  }

  private static int refuse(ParameterException problem) {
    CommandLine command = problem.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().printf("%s: %s; see: %s --help%n", name, sentence(problem.getMessage()), name);
    return CommandLine.ExitCode.USAGE;
  }

  private static int fail(Exception problem, CommandLine command, CommandLine.ParseResult result)
      throws Exception {
    if (!(problem instanceof CannotServeException)) {
      throw problem;
    }
    command
        .getErr()
        .printf("%s: %s%n", command.getCommandSpec().qualifiedName(), problem.getMessage());
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static String sentence(String message) {
    String text = message.replaceAll("\\s*\\R\\s*", " ").strip();
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
