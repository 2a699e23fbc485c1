package dev.pullpolicy.app;

import dev.pullpolicy.cli.CheckCommand;
import dev.pullpolicy.cli.ExplainCommand;
import dev.pullpolicy.cli.Failures;
import dev.pullpolicy.cli.PolicyCommand;
import dev.pullpolicy.cli.ResolveCommand;
import dev.pullpolicy.cli.StandardOutput;
import dev.pullpolicy.cli.Terminal;
import dev.pullpolicy.cli.completion.CompletionCommand;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command line: {@code pullpolicy COMMAND}. How commands fail is told by {@link Failures}; a
 * webhook that cannot start has exit code 1.
 */
@Command(
    name = CommandLineProgram.NAME,
    description = "Decides about image pull policies in Kubernetes.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:All is well.",
      "1:Something was found, or the webhook could not start.",
      "2:An argument was not understood, or an answer could not be given."
    },
    footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} explain nginx"},
    subcommands = {
      CheckCommand.class,
      CompletionCommand.class,
      ExplainCommand.class,
      PolicyCommand.class,
      ResolveCommand.class,
      ServeCommand.class,
      VerifyCommand.class
    })
final class CommandLineProgram implements Callable<Integer> {
  static final String NAME = "pullpolicy";

  /** The launcher says here what it was called as: {@code kubectl pullpolicy} is one. */
  private static final String NAME_PROPERTY = "pullpolicy.name";

  /** Below it the parser refuses to print help. */
  private static final int MIN_HELP_WIDTH = 55;

  /** Longer lines are hard to read. */
  private static final int MAX_HELP_WIDTH = 100;

  @Spec private CommandSpec spec;

  /** Of every command; read by {@link Failures}. */
  @Option(
      names = Failures.VERBOSE,
      scope = ScopeType.INHERIT,
      description = "Show where a bug of ours happened.")
  @SuppressWarnings("UnusedVariable") // the parser writes it, and hands it out
  private boolean isVerbose;

  static int run(String... args) {
    CommandLine program = create(Terminal.ofProcess());
    program.getCommandSpec().name(System.getProperty(NAME_PROPERTY, NAME));
    program.setOut(StandardOutput.results()).setErr(StandardOutput.messages());
    try {
      int code = program.execute(arguments(args));
      program.getOut().flush();
      return code;
    } catch (RuntimeException | Error e) {
      return Failures.fail(e, program);
    }
  }

  /** Arguments as they are understood: {@code help COMMAND} is {@code COMMAND --help}. */
  static String[] arguments(String... args) {
    if (args.length == 0 || !args[0].equals("help")) {
      return args;
    }
    String[] asked = Arrays.copyOfRange(args, 1, args.length + 1);
    asked[asked.length - 1] = "--help";
    return asked;
  }

  static CommandLine create(Terminal terminal) {
    CommandLine program = new CommandLine(new CommandLineProgram());
    setVersion(program);
    int width = Math.max(MIN_HELP_WIDTH, Math.min(MAX_HELP_WIDTH, terminal.columns()));
    return program
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(width)
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(
                terminal.isColoured() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
        .setParameterExceptionHandler((problem, args) -> Failures.refuse(problem))
        .setExecutionExceptionHandler(CommandLineProgram::fail);
  }

  private static void setVersion(CommandLine command) {
    command.getCommandSpec().versionProvider(new Version());
    command.getSubcommands().values().forEach(CommandLineProgram::setVersion);
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return CommandLine.ExitCode.OK;
  }

  private static int fail(Exception problem, CommandLine command, CommandLine.ParseResult result) {
    if (problem instanceof CannotServeException) {
      command
          .getErr()
          .printf("%s: %s%n", command.getCommandSpec().qualifiedName(), problem.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    return Failures.fail(problem, command);
  }
}
