package dev.pullpolicy.app;

import dev.pullpolicy.cli.CheckCommand;
import dev.pullpolicy.cli.CommandFailedException;
import dev.pullpolicy.cli.ExplainCommand;
import dev.pullpolicy.cli.PolicyCommand;
import dev.pullpolicy.cli.ResolveCommand;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
    subcommands = {
      CheckCommand.class,
      ExplainCommand.class,
      PolicyCommand.class,
      ResolveCommand.class,
      ServeCommand.class
    })
final class CommandLineProgram implements Callable<Integer> {
  @Spec private CommandSpec spec;

  static int run(String... args) {
    CommandLine program = create();
    int code = program.execute(args);
    program.getOut().flush();
    program.getErr().flush();
    return code;
  }

  static CommandLine create() {
    CommandLine program = new CommandLine(new CommandLineProgram());
    setVersion(program);
    return program
        .setOut(utf8(FileDescriptor.out))
        .setErr(utf8(FileDescriptor.err))
        .setParameterExceptionHandler((problem, args) -> refuse(problem))
        .setExecutionExceptionHandler(CommandLineProgram::fail);
  }

  private static void setVersion(CommandLine command) {
    command.getCommandSpec().versionProvider(new Version());
    command.getSubcommands().values().forEach(CommandLineProgram::setVersion);
  }

  /** Whatever the locale says; flushed by {@code println}, and at the end. */
  private static PrintWriter utf8(FileDescriptor stream) {
    return new PrintWriter(
        new BufferedWriter(
            new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8)),
        true);
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
    if (problem instanceof CannotServeException) {
      return say(problem, command, CommandLine.ExitCode.SOFTWARE);
    }
    if (problem instanceof CommandFailedException) {
      return say(problem, command, CommandLine.ExitCode.USAGE);
    }
    throw problem;
  }

  private static int say(Exception problem, CommandLine command, int code) {
    command
        .getErr()
        .printf("%s: %s%n", command.getCommandSpec().qualifiedName(), problem.getMessage());
    return code;
  }

  private static String sentence(String message) {
    String text = message.replaceAll("\\s*\\R\\s*", " ").strip();
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
