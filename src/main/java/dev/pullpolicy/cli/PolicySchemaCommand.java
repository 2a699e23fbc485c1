package dev.pullpolicy.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code pullpolicy policy schema}: prints what editors complete and explain policy documents with.
 * The same schema is {@code policies/policy.schema.json}.
 */
@Command(
    name = "schema",
    description = "Prints the JSON Schema (2020-12) of policy documents, for editors.",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:It is printed.", "2:An argument was not understood."},
    footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} policy schema > policy.schema.json"})
final class PolicySchemaCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (InputStream schema = PolicySchemaCommand.class.getResourceAsStream("policy.schema.json")) {
      out.append(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
    }
    return 0;
  }
}
