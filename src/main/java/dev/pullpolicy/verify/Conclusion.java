package dev.pullpolicy.verify;

import dev.pullpolicy.verify.Expectation.Evidence;
import dev.pullpolicy.verify.Questions.Asked;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.Set;

/** Says what follows from the answers. */
final class Conclusion {
  private final OfflinePolicy policy;
  private final Questions questions;
  private final PrintWriter out;

  Conclusion(OfflinePolicy policy, Questions questions, PrintWriter out) {
    this.policy = policy;
    this.questions = questions;
    this.out = out;
  }

  /** Pods come as {@code Always}. */
  void seesPlugin() {
    out.println(
        "every pod comes to the webhook with imagePullPolicy Always, as the API server's"
            + " AlwaysPullImages plugin makes it");
  }

  /** An answer is not the expected one. */
  void differs(Asked asked) {
    Difference difference = asked.difference().orElseThrow();
    out.println("  expected: " + difference.expected());
    if (!difference.found().equals(asked.answer().described())) {
      out.println("  found: " + difference.found());
    }
    out.printf(
        "not verified: what comes back in namespace \"%s\" is not what %s says. Likely causes:%n",
        policy.namespace(), document());
    new Causes(policy, questions.digest())
        .of(asked.step(), asked.answer())
        .forEach(cause -> out.println("- " + cause));
  }

  /**
   * All answers were the expected ones.
   *
   * @param missing what was not seen, since something else refused the samples that would show it
   * @param other what refused them
   */
  void same(SamplePlan plan, Set<Evidence> missing, Optional<PodAnswer> other)
      throws CannotVerifyException {
    if (plan.shows().isEmpty()) {
      sayNothingToSee(plan);
      return;
    }
    if (missing.equals(plan.shows())) {
      throw new CannotVerifyException(
          "the webhook could not be asked, since none of %d samples was left to it; the last was %s;"
                  .formatted(questions.sent(), other.map(PodAnswer::described).orElse(""))
              + " try another --namespace");
    }
    sayWhatWasNotSeen(plan, missing, other);
    sayLeftOut(plan);
    if (questions.wereAnsweredSilently()) {
      out.println(
          "- no answer was in this webhook's words: another webhook that writes the same would pass"
              + " for it");
    }
    Causes causes = new Causes(policy, questions.digest());
    if (causes.isOtherDocument()) {
      out.println("- " + causes.document() + ", which says the same of these samples");
    }
    out.printf(
        "verified: the API server asks the webhook, and it answers as %s says"
            + " (%d of %d samples sent to namespace \"%s\")%n",
        document(), questions.sent(), plan.samples(), policy.namespace());
  }

  private void sayNothingToSee(SamplePlan plan) {
    sayLeftOut(plan);
    out.printf(
        "nothing can be seen from outside, so that nothing is verified: under %s none of %d samples"
            + " in namespace \"%s\" is visibly changed, refused or warned of%n",
        document(), plan.steps().size(), policy.namespace());
  }

  private void sayWhatWasNotSeen(
      SamplePlan plan, Set<Evidence> missing, Optional<PodAnswer> other) {
    for (Evidence evidence : Evidence.values()) {
      if (missing.contains(evidence)) {
        out.printf(
            "- not seen: %s, since the samples that would show it were %s%n",
            evidence, other.map(PodAnswer::described).orElse(""));
      } else if (!plan.shows().contains(evidence)) {
        out.printf("- not seen: %s, since no sample shows any under %s%n", evidence, document());
      }
    }
  }

  private void sayLeftOut(SamplePlan plan) {
    if (plan.leftOut() > 0) {
      out.printf(
          "- %d samples were left out, since exemptions by users, groups or serviceAccounts decide"
              + " what becomes of them%n",
          plan.leftOut());
    }
  }

  private String document() {
    return policy.snapshot().origin();
  }
}
