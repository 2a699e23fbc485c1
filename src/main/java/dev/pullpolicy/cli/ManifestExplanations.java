package dev.pullpolicy.cli;

import dev.pullpolicy.image.ReferenceKind;
import dev.pullpolicy.policy.ImagePullPolicy;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;

/**
 * Prints the explanations of a manifest's images. What nodes do is the same for many of them: it
 * comes once, at the end.
 */
final class ManifestExplanations implements ManifestExplainer.Listener {
  private final CommandLine command;
  private final ExplainCommand.Output output;
  private final Map<OnNodes, Set<ReferenceKind>> nodes = new LinkedHashMap<>();
  private int code;

  /** What nodes do under a pull policy, in lines. */
  private record OnNodes(ImagePullPolicy policy, String text) {}

  ManifestExplanations(CommandLine command, ExplainCommand.Output output) {
    this.command = command;
    this.output = output;
  }

  @Override
  public void explained(Explanation explanation) throws IOException {
    PrintWriter out = command.getOut();
    if (output == ExplainCommand.Output.json) {
      out.append(ExplanationJson.of(explanation)).append('\n');
      return;
    }
    out.append(ExplanationText.policy(explanation)).append('\n');
    nodes
        .computeIfAbsent(
            new OnNodes(explanation.resolved(), ExplanationText.kubelet(explanation)),
            first -> EnumSet.noneOf(ReferenceKind.class))
        .add(explanation.kind());
  }

  @Override
  public void left(String sentence) {
    command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + sentence);
  }

  @Override
  public void failed(String sentence) {
    left(sentence);
    code = CommandLine.ExitCode.USAGE;
  }

  /** Prints what nodes do; the exit code. */
  int end() {
    PrintWriter out = command.getOut();
    nodes.forEach(
        (same, kinds) ->
            out.append(
                "Under %s, for references that are %s, the kubelet:\n%s\n"
                    .formatted(same.policy(), words(kinds), same.text())));
    return code;
  }

  private static String words(Set<ReferenceKind> kinds) {
    return kinds.stream().map(ReferenceKind::toString).collect(Collectors.joining(" or "));
  }
}
