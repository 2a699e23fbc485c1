package dev.pullpolicy.verify;

import dev.pullpolicy.verify.PodApi.NoAnswerException;
import dev.pullpolicy.verify.SamplePlan.Step;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Sends samples and prints a line for each. Where an answer is not the expected one it asks again
 * for a while: entries are registered, and learned by the API server, a moment after an
 * installation.
 */
final class Questions {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final PodApi api;
  private final Duration limit;
  private final PrintWriter out;
  private final PrintWriter messages;
  private final long began = System.nanoTime();
  private final Map<Sample, PodAnswer> answers = new HashMap<>();
  private Optional<String> digest = Optional.empty();
  private boolean hasWaited;

  /** Asks again until that limit is over, from now on. */
  Questions(PodApi api, Duration limit, PrintWriter out, PrintWriter messages) {
    this.api = api;
    this.limit = limit;
    this.out = out;
    this.messages = messages;
  }

  /**
   * A question and its answer.
   *
   * @param difference empty where the answer is the expected one
   */
  record Asked(Step step, PodAnswer answer, Optional<Difference> difference) {
    static Asked of(Step step, PodAnswer answer) {
      return new Asked(step, answer, Difference.of(step.expectation(), answer));
    }

    boolean isRefusedByOther() {
      return answer instanceof PodAnswer.RefusedByOther;
    }

    /** Whether the webhook's part in the answer is not the expected one. */
    boolean isDifferent() {
      return difference.isPresent() && !isRefusedByOther();
    }
  }

  /**
   * Asks until the answer is the expected one, or says enough, or time is over. What was answered
   * as expected before is not asked again.
   */
  Asked ask(Step step, Predicate<PodAnswer> saysEnough) throws CannotVerifyException {
    Optional<Asked> before =
        Optional.ofNullable(answers.get(step.sample()))
            .map(answer -> Asked.of(step, answer))
            .filter(asked -> asked.difference().isEmpty());
    return before.isPresent() ? before.get() : send(step, saysEnough);
  }

  private Asked send(Step step, Predicate<PodAnswer> saysEnough) throws CannotVerifyException {
    while (true) {
      try {
        Asked asked = Asked.of(step, answer(step.sample()));
        if (!asked.isDifferent() || saysEnough.test(asked.answer()) || !waits(step)) {
          return print(asked);
        }
      } catch (NoAnswerException e) {
        if (!waits(step)) {
          throw new CannotVerifyException(e.getMessage());
        }
      }
    }
  }

  private PodAnswer answer(Sample sample) throws CannotVerifyException, NoAnswerException {
    PodAnswer answer = api.create(sample);
    answers.put(sample, answer);
    if (answer instanceof PodAnswer.Denied denied) {
      digest = denied.digest().or(() -> digest);
    }
    return answer;
  }

  /** Waits for a second; whether there was time for that. */
  private boolean waits(Step step) {
    long left = limit.toNanos() - (System.nanoTime() - began);
    if (left <= 0) {
      return false;
    }
    sayOnce(step);
    try {
      TimeUnit.NANOSECONDS.sleep(Math.min(left, PAUSE.toNanos()));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void sayOnce(Step step) {
    if (!hasWaited) {
      messages.printf(
          "waiting for up to %d s, since the answer is not the expected one yet: %s%n",
          limit.toSeconds(), step.sample());
      messages.flush();
      hasWaited = true;
    }
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
    return answers.size();
  }

  /** Whether no answer came with a word of the webhook. */
  boolean wereAnsweredSilently() {
    return answers.values().stream().allMatch(PodAnswer::isSilent);
  }

  /** The first digits of the digest of the webhook's document, where a refusal named it. */
  Optional<String> digest() {
    return digest;
  }
}
