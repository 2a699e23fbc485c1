package dev.pullpolicy.cli;

import dev.pullpolicy.config.PolicySnapshot;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say what objects are held against: a policy, and where they will be. */
final class PolicyOptions {
  @Option(names = "--policy", paramLabel = "FILE", description = "The policy document.")
  private Path policy;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      defaultValue = "default",
      description = "The namespace of what does not say its own; ${DEFAULT-VALUE}.")
  private String namespace;

  @Option(
      names = "--namespace-labels",
      paramLabel = "KEY=VALUE",
      split = ",",
      description = "The labels of the namespaces, where the policy depends on them.")
  private Map<String, String> namespaceLabels;

  /** The policy of the document; empty where none is named, fails where it is invalid. */
  Optional<PolicySnapshot> policy() throws CommandFailedException {
    return policy == null ? Optional.empty() : Optional.of(PolicyFile.snapshot(policy));
  }

  /** Where objects will be. */
  Surroundings surroundings() {
    return Surroundings.ofManifests(
        namespace, Optional.ofNullable(namespaceLabels), LocalDate.now(Clock.systemUTC()));
  }
}
