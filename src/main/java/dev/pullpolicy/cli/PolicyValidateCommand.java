package dev.pullpolicy.cli;

import dev.pullpolicy.config.ParsedPolicy;
import dev.pullpolicy.config.PolicyProblem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code pullpolicy policy validate}: says all that is wrong with documents, as lines that an
 * editor can follow.
 */
@Command(
    name = "validate",
    description = "Says all that is wrong with policy documents; exit code 1 if anything is.",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:All documents are valid; warnings may be printed.",
      "1:One is not.",
      "2:One could not be read, or an argument was not understood."
    },
    footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} policy validate policy.yaml"})
final class PolicyValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Policy documents.")
  private List<Path> files;

  @Override
  public Integer call() throws CommandFailedException {
    int code = 0;
    for (Path file : files) {
      ParsedPolicy parsed = PolicyFile.read(file);
      if (parsed instanceof ParsedPolicy.Invalid invalid) {
        spec.commandLine().getOut().println(PolicyFile.errors(file, invalid));
        code = 1;
      } else if (parsed instanceof ParsedPolicy.Valid valid) {
        printDoubts(file, valid);
      }
    }
    return code;
  }

  private void printDoubts(Path file, ParsedPolicy.Valid valid) {
    PrintWriter out = spec.commandLine().getOut();
    for (PolicyProblem doubt : valid.doubts(LocalDate.now(Clock.systemUTC())).problems()) {
      out.println(PolicyFile.place(file, doubt) + "warning: " + doubt.message());
    }
  }
}
