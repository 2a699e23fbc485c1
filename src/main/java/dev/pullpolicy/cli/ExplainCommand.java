package dev.pullpolicy.cli;

import dev.pullpolicy.cli.manifest.ManifestFiles;
import dev.pullpolicy.cli.manifest.ManifestReader;
import dev.pullpolicy.cli.manifest.ManifestWalk;
import dev.pullpolicy.config.PolicySnapshot;
import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.policy.Policy;
import dev.pullpolicy.policy.PolicyEvaluator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pullpolicy explain}: why an image gets its pull policy. */
@Command(
    name = "explain",
    description = "Explains why an image gets its pull policy.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:All images are explained.",
      "2:One could not be, or an argument was not understood."
    },
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} explain nginx:latest --pull-policy IfNotPresent",
      "  ${ROOT-COMMAND-NAME} explain registry:5000/app --policy policy.yaml",
      "  ${ROOT-COMMAND-NAME} explain --file web.yaml --policy policy.yaml",
      "  cat images.txt | ${ROOT-COMMAND-NAME} explain - --output json"
    })
public final class ExplainCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "IMAGE",
      arity = "0..*",
      description = "Image references; - reads them from standard input, one a line.")
  private List<String> images = List.of();

  @Option(
      names = {"-f", "--file"},
      paramLabel = "PATH",
      description = "A manifest, whose images are explained: file, folder, glob; - for stdin.")
  private List<String> manifests = List.of();

  @Option(
      names = "--pull-policy",
      paramLabel = "POLICY",
      converter = PullPolicyConverter.class,
      description = "The imagePullPolicy that is declared: Always, IfNotPresent or Never.")
  private ImagePullPolicy pullPolicy;

  @Mixin private PolicyOptions policy;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "text|json",
      defaultValue = "text",
      description = "text, or json: one line an image; ${DEFAULT-VALUE}.")
  private Output output;

  /** The forms that an explanation has. */
  enum Output {
    /** For people. */
    text,
    /** One line an image. */
    json
  }

  /** Reads one of the three words. */
  static final class PullPolicyConverter implements ITypeConverter<ImagePullPolicy> {
    @Override
    public ImagePullPolicy convert(String word) {
      return OneOf.these(ImagePullPolicy.values(), word);
    }
  }

  @Override
  public Integer call() throws IOException, CommandFailedException {
    if (images.isEmpty() && manifests.isEmpty()) {
      throw new CommandFailedException("no image is named; name one, or a manifest with --file");
    }
    Optional<PolicyEvaluator> evaluator = policy.policy().map(PolicySnapshot::evaluator);
    Explainer explainer =
        new Explainer(evaluator, policy.surroundings(), Optional.ofNullable(pullPolicy));
    int code = CommandLine.ExitCode.OK;
    for (String image : images) {
      if (image.equals(STANDARD_INPUT)) {
        code = Math.max(code, explainLines(explainer));
      } else {
        print(explainer.explain(image));
      }
    }
    return manifests.isEmpty() ? code : Math.max(code, explainManifests(explainer, evaluator));
  }

  private int explainManifests(Explainer explainer, Optional<PolicyEvaluator> evaluator)
      throws IOException {
    Policy known = evaluator.map(PolicyEvaluator::policy).orElse(Policy.NOTHING);
    ManifestExplanations explanations = new ManifestExplanations(spec.commandLine(), output);
    new ManifestWalk(
            ManifestReader.of(known),
            new ManifestExplainer(explainer, policy.surroundings(), explanations))
        .through(ManifestFiles.find(manifests));
    return explanations.end();
  }

  /** Explains every line that can be read; the exit code. */
  private int explainLines(Explainer explainer) throws IOException, CommandFailedException {
    ImageLines lines = new ImageLines(System.in);
    int code = CommandLine.ExitCode.OK;
    for (boolean isEnd = false; !isEnd; ) {
      try {
        Optional<String> line = lines.next();
        isEnd = line.isEmpty();
        if (line.isPresent()) {
          print(explainer.explain(line.get()));
        }
      } catch (UnreadableLineException e) {
        spec.commandLine().getErr().println(spec.qualifiedName() + ": " + e.getMessage());
        code = CommandLine.ExitCode.USAGE;
      }
    }
    return code;
  }

  private void print(Explanation explanation) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    switch (output) {
      case json -> out.append(ExplanationJson.of(explanation)).append('\n');
      case text -> out.append(ExplanationText.of(explanation)).append('\n');
    }
  }
}
