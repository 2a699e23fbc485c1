package dev.pullpolicy.app;

import dev.pullpolicy.admission.ProbeReview;
import dev.pullpolicy.register.Journal;
import dev.pullpolicy.register.Question;
import dev.pullpolicy.register.RefusedException;
import dev.pullpolicy.register.Registration;
import dev.pullpolicy.register.RegistrationPlan;
import dev.pullpolicy.register.UnusableInputException;
import dev.pullpolicy.source.KubernetesAccess;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

/** One registration with what it needs: the Kubernetes API, and what the webhook is asked. */
final class RegisterRun {
  private final CommandLine command;

  RegisterRun(CommandLine command) {
    this.command = command;
  }

  /** Registers; returns the exit code. */
  int run(RegistrationPlan plan) throws InterruptedException {
    try {
      plan.check();
      Optional<String> problem = KubernetesAccess.problem("");
      return problem.isPresent() ? fail(problem.get(), ExitCode.SOFTWARE) : register(plan);
    } catch (UnusableInputException e) {
      return fail(e.getMessage(), ExitCode.USAGE);
    } catch (RefusedException e) {
      return fail(e.getMessage(), ExitCode.SOFTWARE);
    }
  }

  private int register(RegistrationPlan plan) throws RefusedException, InterruptedException {
    try (KubernetesClient client = KubernetesAccess.client()) {
      Registration.of(plan, client, question(), new Journal(command.getOut())).run();
      return ExitCode.OK;
    }
  }

  private int fail(String sentence, int code) {
    command.getErr().printf("%s: %s%n", command.getCommandSpec().qualifiedName(), sentence);
    command.getErr().flush();
    return code;
  }

  private static Question question() {
    try {
      return new Question(ProbeReview.PATH, ProbeReview.body(), VersionHeader.NAME, Version.ours());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
