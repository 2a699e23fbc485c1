package dev.pullpolicy.verify;

import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.verify.Questions.Asked;
import dev.pullpolicy.verify.SamplePlan.Step;
import java.util.Optional;

/**
 * The sample that tells whether the AlwaysPullImages plugin is there: one that says {@code Never}.
 * Its author chose that, so that the webhook warns where it writes over it, and the plugin does
 * not.
 *
 * @param step what must become of it without the plugin
 * @param underPlugin what must become of it with the plugin, which is something else
 */
record PluginProbe(Step step, Expectation underPlugin) {

  /** The first that tells; empty where there is none. */
  static Optional<PluginProbe> of(OfflinePolicy policy) {
    return SamplePlan.of(policy, AlwaysPullImages.UNKNOWN).steps().stream()
        .filter(step -> step.sample().declared().equals(Optional.of(ImagePullPolicy.NEVER)))
        .flatMap(step -> of(step, policy).stream())
        .findFirst();
  }

  /** Of two refusals one may come for the other, since a refusal may have more lines. */
  private static Optional<PluginProbe> of(Step step, OfflinePolicy policy) {
    return Expectation.of(step.sample(), AlwaysPullImages.PRESENT, policy)
        .filter(expected -> !expected.isRefused() || !step.expectation().isRefused())
        .map(expected -> new PluginProbe(step, expected));
  }

  /** Whether only the plugin, with the webhook or alone, answers so. */
  boolean isOfPlugin(PodAnswer answer) {
    if (Difference.of(step.expectation(), answer).isEmpty()) {
      return false;
    }
    return answer instanceof PodAnswer.RefusedByPlugin
        || (answer instanceof PodAnswer.Created created && created.isAlways() && created.isSilent())
        || Difference.of(underPlugin, answer).isEmpty();
  }

  /** What an answer tells that is the plugin's, as expected without it, or of something else. */
  AlwaysPullImages told(Asked asked) {
    if (isOfPlugin(asked.answer())) {
      return AlwaysPullImages.PRESENT;
    }
    return asked.isRefusedByOther() ? AlwaysPullImages.UNKNOWN : AlwaysPullImages.ABSENT;
  }
}
