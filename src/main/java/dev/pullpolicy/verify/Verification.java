package dev.pullpolicy.verify;

import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.verify.PodApi.NoAnswerException;
import dev.pullpolicy.verify.Questions.Asked;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Proves from outside that the API server asks the webhook, and that the webhook answers as a
 * document says: sends samples of which the document says something, as dry runs, until one has
 * shown that it writes and one that it refuses or warns.
 */
public final class Verification {
  /** The webhook answers as the document says, or nothing of it can be seen. */
  private static final int SAME = 0;

  /** It does not. */
  private static final int DIFFERENT = 1;

  private final OfflinePolicy policy;
  private final Questions questions;
  private final Conclusion conclusion;
  private boolean hasProbed;

  private Verification(OfflinePolicy policy, Questions questions, PrintWriter out) {
    this.policy = policy;
    this.questions = questions;
    this.conclusion = new Conclusion(policy, questions, out);
  }

  /**
   * Verifies and prints a line for each sample that was sent, and what follows from it.
   *
   * @return the exit code: 1 where an answer differs from what the document says
   * @throws CannotVerifyException where no answer is to be had
   */
  public static int run(KubernetesClient client, Task task, PrintWriter out, PrintWriter messages)
      throws CannotVerifyException {
    PodApi api = new PodApi(client, task.namespace());
    OfflinePolicy policy =
        new OfflinePolicy(task.document(), task.namespace(), labels(api, task), task.today());
    Questions questions = new Questions(api, new Patience(task.timeout()), out, messages);
    return new Verification(policy, questions, out).run();
  }

  private static Map<String, String> labels(PodApi api, Task task) throws CannotVerifyException {
    try {
      return task.document().evaluator().usesNamespaceLabels()
          ? api.labels(task.document().origin())
          : Map.of();
    } catch (NoAnswerException e) {
      throw new CannotVerifyException(e.getMessage());
    }
  }

  private int run() throws CannotVerifyException {
    Plan plan = Plan.of(policy, Arrival.AS_SENT);
    Plan withoutPlugin = plan.withoutPlugin();
    if (!plan.shows().equals(withoutPlugin.shows())) {
      Optional<Arrival> arrival = probe();
      if (arrival.isPresent()) {
        return arrival.get() == Arrival.ALWAYS ? runUnderPlugin() : run(withoutPlugin);
      }
    }
    return run(plan);
  }

  private int runUnderPlugin() throws CannotVerifyException {
    conclusion.seesPlugin();
    return run(Plan.of(policy, Arrival.ALWAYS));
  }

  private Optional<Arrival> probe() throws CannotVerifyException {
    hasProbed = true;
    return new PluginProbe(questions).arrival(policy);
  }

  private int run(Plan plan) throws CannotVerifyException {
    Set<Evidence> missing = EnumSet.noneOf(Evidence.class);
    missing.addAll(plan.shows());
    Optional<PodAnswer> other = Optional.empty();
    for (Plan.Step step : plan.steps()) {
      if (!step.showsAnyOf(missing)) {
        continue;
      }
      Predicate<PodAnswer> suspicion = suspicion(step);
      Asked asked = questions.ask(step, suspicion);
      if (suspicion.test(asked.answer())) {
        if (isAlways(asked.answer())) {
          return runUnderPlugin();
        }
        asked = questions.ask(step, answer -> false);
      }
      if (asked.isRefusedByOther()) {
        other = Optional.of(asked.answer());
      } else if (asked.difference().isPresent()) {
        conclusion.differs(asked);
        return DIFFERENT;
      } else {
        missing.removeAll(step.shows());
      }
    }
    conclusion.same(plan, missing, other);
    return SAME;
  }

  /** Whether an answer looks as if the AlwaysPullImages plugin had a hand in it. */
  private Predicate<PodAnswer> suspicion(Plan.Step step) {
    if (hasProbed) {
      return answer -> false;
    }
    return answer ->
        answer instanceof PodAnswer.RefusedByPlugin
            || (step.expectation().arrives() != ImagePullPolicy.ALWAYS
                && answer instanceof PodAnswer.Created created
                && created.isAlways()
                && Difference.of(step.expectation(), answer).isPresent());
  }

  private boolean isAlways(PodAnswer suspicious) throws CannotVerifyException {
    if (suspicious instanceof PodAnswer.RefusedByPlugin) {
      hasProbed = true;
      return true;
    }
    return probe().equals(Optional.of(Arrival.ALWAYS));
  }
}
