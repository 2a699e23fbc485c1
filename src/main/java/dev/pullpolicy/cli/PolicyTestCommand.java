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
    PolicyTests found = PolicyTests.in(folder);
    List<PolicyTest> tests = found.all();
    if (tests.isEmpty()) {
      throw new CommandFailedException(
          "%s has no test; write NAME.yaml beside or below a policy.yaml".formatted(folder));
    }
    int failed = 0;
    int code = 0;
    for (Path lone : found.lone(tests)) {
      tell(lone.toString(), List.of("has no manifest beside it; write one, or remove it"));
      code = 2;
    }
    for (PolicyTest test : tests) {
      int each = run(test);
      failed += each == 0 ? 0 : 1;
      code = Math.max(code, each);
    }
    spec.commandLine().getOut().println(summary(tests.size(), failed));
    return code;
  }

  /** The exit code of one test. */
  private int run(PolicyTest test) throws IOException {
    try {
      if (isUpdate) {
        test.update();
        return 0;
      }
      List<String> difference = test.difference();
      tell(test.manifest(), difference);
      return difference.isEmpty() ? 0 : 1;
    } catch (CommandFailedException e) {
      tell(test.manifest(), List.of(e.getMessage()));
      return 2;
    }
  }

  private void tell(String file, List<String> lines) {
    PrintWriter out = spec.commandLine().getOut();
    if (!lines.isEmpty()) {
      out.println(file);
      lines.forEach(line -> out.println("  " + line));
    }
  }

  private static String summary(int tests, int failed) {
    return "%d %s, %d failed".formatted(tests, tests == 1 ? "test" : "tests", failed);
  }
}
