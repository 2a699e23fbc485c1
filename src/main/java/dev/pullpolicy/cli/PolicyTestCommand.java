package dev.pullpolicy.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pullpolicy policy test}: unit tests of policies. */
@Command(
    name = "test",
    description = {
      "Tests policies: says where an answer is not the expected one.",
      "",
      "A test is a manifest NAME.yaml with its expected answer beside it, NAME.expected.txt. It is"
          + " held against the nearest policy.yaml in its folder or above. A document of its own"
          + " with any of namespaceLabels, user, groups and today says what is around the objects."
    },
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Every answer is the expected one.",
      "1:Some are not.",
      "2:There is no test, or something cannot be read."
    },
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} policy test policies/",
      "  ${ROOT-COMMAND-NAME} policy test policies/ --update"
    })
final class PolicyTestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "Where the tests are, at whatever depth.")
  private Path folder;

  @Option(
      names = "--update",
      description = "Writes the answers that there are; read the difference before you keep it.")
  private boolean isUpdate;

  @Override
  public Integer call() throws IOException, CommandFailedException {
    List<PolicyTest> tests = PolicyTests.in(folder);
    if (tests.isEmpty()) {
      throw new CommandFailedException(
          "%s has no test; write NAME.yaml beside or below a policy.yaml".formatted(folder));
    }
    int failed = 0;
    for (PolicyTest test : tests) {
      failed += passes(test) ? 0 : 1;
    }
    spec.commandLine().getOut().println(summary(tests.size(), failed));
    return failed == 0 ? 0 : 1;
  }

  private boolean passes(PolicyTest test) throws IOException, CommandFailedException {
    if (isUpdate) {
      test.update();
      return true;
    }
    List<String> difference = test.difference();
    PrintWriter out = spec.commandLine().getOut();
    if (!difference.isEmpty()) {
      out.println(test.manifest());
      difference.forEach(line -> out.println("  " + line));
    }
    return difference.isEmpty();
  }

  private static String summary(int tests, int failed) {
    return "%d %s, %d failed".formatted(tests, tests == 1 ? "test" : "tests", failed);
  }
}
