package dev.pullpolicy.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code pullpolicy policy}: what there is to be done with policy documents. */
@Command(
    name = "policy",
    description = "Works with policy documents.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:This help is printed.", "2:An argument was not understood."},
    footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} policy validate policy.yaml"},
    subcommands = {PolicySchemaCommand.class, PolicyTestCommand.class, PolicyValidateCommand.class})
public final class PolicyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return 0;
  }
}
