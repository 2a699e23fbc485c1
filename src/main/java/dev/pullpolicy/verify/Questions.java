package dev.pullpolicy.verify;

import dev.pullpolicy.verify.PodApi.NoAnswerException;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Sends samples, again where the answer is not the expected one yet, and prints a line for each.
 */
final class Questions {
  private final PodApi api;
  private final Patience patience;
  private final PrintWriter out;
  private final PrintWriter messages;
  private final Set<Sample> sent = new HashSet<>();
  private Optional<String> digest = Optional.empty();

  Questions(PodApi api, Patience patience, PrintWriter out, PrintWriter messages) {
    this.api = api;
    this.patience = patience;
    this.out = out;
    this.messages = messages;
  }

  /**
   * A question and its answer.
   *
   * @param difference empty where the answer is the expected one
   */
  record Asked(Plan.Step step, PodAnswer answer, Optional<Difference> difference) {
    boolean isRefusedByOther() {
      return answer instanceof PodAnswer.RefusedByOther;
    }
  }

  /** Asks until the answer is the expected one, or says enough, or time is over. */
  Asked ask(Plan.Step step, Predicate<PodAnswer> saysEnough) throws CannotVerifyException {
    while (true) {
      try {
        Asked asked = once(step);
        boolean isEnough =
            asked.difference().isEmpty()
                || asked.isRefusedByOther()
                || saysEnough.test(asked.answer());
        if (isEnough || !waits(step)) {
          return print(asked);
        }
      } catch (NoAnswerException e) {
        if (!waits(step)) {
          throw new CannotVerifyException(e.getMessage());
        }
      }
    }
  }

  private Asked once(Plan.Step step) throws CannotVerifyException, NoAnswerException {
    PodAnswer answer = api.create(step.sample());
    sent.add(step.sample());
    if (answer instanceof PodAnswer.Denied denied) {
      digest = denied.digest().or(() -> digest);
    }
    return new Asked(step, answer, Difference.of(step.expectation(), answer));
  }

  private boolean waits(Plan.Step step) {
    if (patience.isFresh()) {
      messages.printf(
          "waiting for up to %d s, since the answer is not the expected one yet: %s%n",
          patience.limit().toSeconds(), step.sample());
      messages.flush();
    }
    return patience.waits();
  }

  private Asked print(Asked asked) {
    String what =
        asked.difference().isEmpty()
            ? asked.step().expectation().described()
            : asked.answer().described();
    out.println(asked.step().sample() + ": " + what);
    out.flush();
    return asked;
  }

  /** How many samples were sent. */
  int sent() {
    return sent.size();
  }

  /** The first digits of the digest of the webhook's document, where a refusal named it. */
  Optional<String> digest() {
    return digest;
  }
}
