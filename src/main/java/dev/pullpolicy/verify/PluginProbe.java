package dev.pullpolicy.verify;

import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.verify.Questions.Asked;
import java.util.List;
import java.util.Optional;

/**
 * Finds out whether every pod comes to the webhook as {@code Always}. A pod that says {@code Never}
 * tells it: its author chose that, so that the webhook warns where it writes over it, and the
 * AlwaysPullImages plugin does not.
 */
final class PluginProbe {
  private final Questions questions;

  PluginProbe(Questions questions) {
    this.questions = questions;
  }

  /** How pods come; empty where every answer fits both. */
  Optional<Arrival> arrival(OfflinePolicy policy) throws CannotVerifyException {
    List<Plan.Step> steps =
        Plan.of(policy, Arrival.AS_SENT).steps().stream()
            .filter(s -> s.sample().declared().equals(Optional.of(ImagePullPolicy.NEVER)))
            .toList();
    for (Plan.Step step : steps) {
      Optional<Arrival> arrival = arrival(questions.ask(step, answer -> true), policy);
      if (arrival.isPresent()) {
        return arrival;
      }
    }
    return Optional.empty();
  }

  private static Optional<Arrival> arrival(Asked asked, OfflinePolicy policy) {
    if (asked.answer() instanceof PodAnswer.RefusedByPlugin) {
      return Optional.of(Arrival.ALWAYS);
    }
    if (asked.answer() instanceof PodAnswer.Created created) {
      return Optional.of(
          created.isAlways() && created.isSilent() ? Arrival.ALWAYS : Arrival.AS_SENT);
    }
    boolean fitsPlugin =
        Expectation.of(asked.step().sample(), Arrival.ALWAYS, policy)
            .filter(expected -> Difference.of(expected, asked.answer()).isEmpty())
            .isPresent();
    return asked.difference().isEmpty() && !fitsPlugin
        ? Optional.of(Arrival.AS_SENT)
        : Optional.empty();
  }
}
