package dev.pullpolicy.cli;

import dev.pullpolicy.cli.manifest.ManifestFile;
import dev.pullpolicy.cli.manifest.ManifestFiles;
import dev.pullpolicy.cli.manifest.ManifestReader;
import dev.pullpolicy.cli.manifest.ManifestWorkload;
import dev.pullpolicy.cli.resolve.ManifestResolver;
import dev.pullpolicy.cli.resolve.ResolveRun;
import dev.pullpolicy.config.PolicySnapshot;
import dev.pullpolicy.policy.Evaluation;
import dev.pullpolicy.policy.Policy;
import dev.pullpolicy.policy.PolicyEvaluator;
import dev.pullpolicy.policy.Resolution;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code pullpolicy resolve}: manifests with the pull policies in them that the webhook would write
 * into their pods. Without a policy document those are Kubernetes' own defaults.
 */
@Command(
    name = "resolve",
    description = {
      "Writes into manifests the pull policies that their pods would get, and nothing else: every"
          + " other byte stays.",
      "Without --policy those are Kubernetes' own defaults, where none is written."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Done; with --diff, nothing is to be written.",
      "1:With --diff, something is.",
      "2:Something cannot be read, decided or written, or an argument was not understood."
    },
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} resolve manifests/ --policy policy.yaml --diff",
      "  ${ROOT-COMMAND-NAME} resolve 'apps/**/*.yaml' --policy policy.yaml --in-place",
      "  kustomize build apps/shop | ${ROOT-COMMAND-NAME} resolve - | kubectl apply -f -"
    })
public final class ResolveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ManifestArguments manifests;

  @Mixin private PolicyOptions policy;

  @Option(
      names = "--diff",
      description = "Print what would be written, as patch and git apply read it.")
  private boolean isDiff;

  @Option(
      names = "--in-place",
      description = "Write into the files, each at once; standard error says into which.")
  private boolean isInPlace;

  @Override
  public Integer call() throws IOException, CommandFailedException {
    Optional<PolicySnapshot> snapshot = policy.policy();
    ManifestFiles files = manifests.find();
    if (isInPlace && isDiff) {
      throw new CommandFailedException("--diff and --in-place exclude each other; leave out one");
    }
    if (isInPlace && files.files().contains(ManifestFile.STANDARD_INPUT)) {
      throw new CommandFailedException(
          "--in-place cannot write into standard input; leave it out, or name files");
    }
    snapshot.map(PolicySnapshot::policy).ifPresent(this::sayWhenNothingIsWritten);
    ResolveRun run = new ResolveRun(resolver(snapshot), spec.commandLine().getErr());
    if (isInPlace) {
      return run.inPlace(files);
    }
    return isDiff
        ? run.diff(files, spec.commandLine().getOut())
        : run.print(files, spec.commandLine().getOut());
  }

  private void sayWhenNothingIsWritten(Policy document) {
    if (document.enforcement() == Policy.Enforcement.REPORT) {
      spec.commandLine()
          .getErr()
          .println(
              "%s: nothing is written, as by the webhook: the policy has enforcement: Report"
                  .formatted(spec.qualifiedName()));
    }
  }

  private ManifestResolver resolver(Optional<PolicySnapshot> snapshot) {
    PolicyEvaluator evaluator =
        snapshot
            .map(PolicySnapshot::evaluator)
            .orElseGet(() -> new PolicyEvaluator(Policy.NOTHING));
    Surroundings surroundings = policy.surroundings();
    return new ManifestResolver(
        ManifestReader.of(evaluator.policy()),
        workload -> resolve(evaluator, surroundings, workload));
  }

  private static List<Evaluation<Resolution>> resolve(
      PolicyEvaluator evaluator, Surroundings surroundings, ManifestWorkload workload) {
    if (workload.isLetBe()) {
      return List.of();
    }
    return workload.workload().templates().stream()
        .map(
            template ->
                evaluator.resolve(surroundings.context(workload, template.pod()), template.uses()))
        .map(ResolveCommand::withAdvice)
        .toList();
  }

  private static Evaluation<Resolution> withAdvice(Evaluation<Resolution> evaluation) {
    return evaluation instanceof Evaluation.Undecided<Resolution> undecided
        ? new Evaluation.Undecided<>(Surroundings.advised(undecided.reason()))
        : evaluation;
  }
}
