package dev.pullpolicy.verify;

import dev.pullpolicy.verify.Expectation.Evidence;
import dev.pullpolicy.verify.PodApi.NoAnswerException;
import dev.pullpolicy.verify.Questions.Asked;
import dev.pullpolicy.verify.SamplePlan.Step;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Proves from outside that the API server asks the webhook, and that the webhook answers as a
 * document says: sends samples of which the document says something, as dry runs, until one has
 * shown that it writes and one that it refuses or warns. Before them goes one that tells whether
 * pods come to the webhook as they are sent.
 */
public final class Verification {
  /** The webhook answers as the document says, or nothing of it can be seen. */
  private static final int SAME = 0;

  /** It does not. */
  private static final int DIFFERENT = 1;

  private final OfflinePolicy policy;
  private final Questions questions;
  private final Conclusion conclusion;

  private Verification(OfflinePolicy policy, Questions questions, PrintWriter out) {
    this.policy = policy;
    this.questions = questions;
    this.conclusion = new Conclusion(policy, questions, out);
  }

  /**
   * Verifies and prints a line for each sample that was sent, and what follows from it.
   *
   * @param timeout how long what differs is asked for again
   * @return the exit code: 1 where an answer differs from what the document says
   * @throws CannotVerifyException where no answer is to be had
   */
  public static int run(
      KubernetesClient client,
      OfflinePolicy policy,
      Duration timeout,
      PrintWriter out,
      PrintWriter messages)
      throws CannotVerifyException {
    PodApi api = new PodApi(client, policy.namespace());
    Questions questions = new Questions(api, timeout, out, messages);
    return new Verification(labelled(policy, api), questions, out).run();
  }

  private static OfflinePolicy labelled(OfflinePolicy policy, PodApi api)
      throws CannotVerifyException {
    if (!policy.snapshot().evaluator().usesNamespaceLabels()) {
      return policy;
    }
    try {
      return policy.withLabels(api.labels(policy.snapshot().origin()));
    } catch (NoAnswerException e) {
      throw new CannotVerifyException(e.getMessage());
    }
  }

  private int run() throws CannotVerifyException {
    SamplePlan plan = SamplePlan.of(policy, AlwaysPullImages.ABSENT);
    Optional<PluginProbe> probe = PluginProbe.of(policy);
    if (plan.shows().isEmpty()) {
      return run(plan);
    }
    return probe.isPresent()
        ? run(probe.get())
        : run(SamplePlan.of(policy, AlwaysPullImages.UNKNOWN));
  }

  private int run(PluginProbe probe) throws CannotVerifyException {
    Asked asked = questions.ask(probe.step(), probe::isOfPlugin);
    AlwaysPullImages plugin = probe.told(asked);
    if (plugin == AlwaysPullImages.PRESENT) {
      conclusion.seesPlugin();
    } else if (asked.isDifferent()) {
      conclusion.differs(asked);
      return DIFFERENT;
    }
    return run(SamplePlan.of(policy, plugin));
  }

  private int run(SamplePlan plan) throws CannotVerifyException {
    Set<Evidence> missing = plan.shows();
    Optional<PodAnswer> other = Optional.empty();
    for (Step step : plan.steps()) {
      if (!step.expectation().showsAnyOf(missing)) {
        continue;
      }
      Asked asked = questions.ask(step, answer -> false);
      if (asked.isRefusedByOther()) {
        other = Optional.of(asked.answer());
      } else if (asked.isDifferent()) {
        conclusion.differs(asked);
        return DIFFERENT;
      } else {
        missing.removeAll(step.expectation().shows());
      }
    }
    conclusion.same(plan, missing, other);
    return SAME;
  }
}
