package dev.pullpolicy.app;

import dev.pullpolicy.cli.CommandFailedException;
import dev.pullpolicy.source.KubernetesAccess;
import dev.pullpolicy.verify.CannotVerifyException;
import dev.pullpolicy.verify.OfflinePolicy;
import dev.pullpolicy.verify.Verification;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine;

/**
 * One run of {@code verify} against a cluster. Apart from the command, whose class every other
 * command loads too, without the Kubernetes client at hand.
 */
final class Verifier {
  private final OfflinePolicy policy;
  private final Duration timeout;

  Verifier(OfflinePolicy policy, Duration timeout) {
    this.policy = policy;
    this.timeout = timeout;
  }

  int run(CommandLine command) throws CommandFailedException {
    Optional<String> problem = KubernetesAccess.problem("");
    if (problem.isPresent()) {
      throw new CommandFailedException(problem.get());
    }
    try (KubernetesClient client = KubernetesAccess.client()) {
      return Verification.run(client, policy, timeout, command.getOut(), command.getErr());
    } catch (CannotVerifyException e) {
      throw new CommandFailedException(e.getMessage());
    }
  }
}
