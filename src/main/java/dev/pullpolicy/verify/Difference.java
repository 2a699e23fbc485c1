package dev.pullpolicy.verify;

import dev.pullpolicy.policy.Printable;
import java.util.List;
import java.util.Optional;

/**
 * In what an answer differs from the expected one.
 *
 * @param expected what the document says
 * @param found what came back
 */
record Difference(String expected, String found) {
  /** So many violations are told in a refusal. */
  private static final int MAX_LINES = 20;

  /** The first one; empty where the answer is the expected one. */
  static Optional<Difference> of(Expectation expected, PodAnswer answer) {
    return outcome(expected, answer).or(() -> warnings(expected, answer.warnings()));
  }

  private static Optional<Difference> outcome(Expectation expected, PodAnswer answer) {
    boolean isSame;
    if (answer instanceof PodAnswer.Created created) {
      isSame = isCreated(expected) && created.has(expected.after());
    } else if (answer instanceof PodAnswer.Denied denied) {
      return expected.isRefused()
          ? lines(expected, denied)
          : Optional.of(between(expected, answer));
    } else {
      isSame = answer instanceof PodAnswer.RefusedByPlugin && expected.isRefusedByPlugin();
    }
    return isSame ? Optional.empty() : Optional.of(between(expected, answer));
  }

  private static boolean isCreated(Expectation expected) {
    return !expected.isRefused() && !expected.isRefusedByPlugin();
  }

  private static Difference between(Expectation expected, PodAnswer answer) {
    return new Difference(expected.described(), answer.described());
  }

  /** More lines than these may come: of rules from which somebody is exempt. */
  private static Optional<Difference> lines(Expectation expected, PodAnswer.Denied denied) {
    return expected.refusals().stream()
        .limit(MAX_LINES)
        .map(violation -> new Sentence(violation.sentence(), ""))
        .filter(sentence -> denied.lines().stream().noneMatch(sentence::isSaidBy))
        .findFirst()
        .map(missing -> new Difference("refused: " + missing, denied.described()));
  }

  /** The API server passes on some 4,000 characters; the last line counts what is left out. */
  private static Optional<Difference> warnings(Expectation expected, List<String> received) {
    if (received.stream().anyMatch(warning -> warning.matches("and [0-9]+ more"))) {
      return Optional.empty();
    }
    Optional<Sentence> missing =
        expected.warnings().stream()
            .filter(sentence -> received.stream().noneMatch(sentence::isSaidBy))
            .findFirst();
    return missing
        .map(sentence -> new Difference("the warning: " + sentence, said(received)))
        .or(() -> unexpected(expected, received));
  }

  private static Optional<Difference> unexpected(Expectation expected, List<String> received) {
    return received.stream()
        .filter(Sentence::isOfWebhook)
        .filter(warning -> expected.warnings().stream().noneMatch(s -> s.isSaidBy(warning)))
        .findFirst()
        .map(warning -> new Difference("no such warning", said(List.of(warning))));
  }

  private static String said(List<String> received) {
    List<String> own = received.stream().filter(Sentence::isOfWebhook).toList();
    return own.isEmpty()
        ? "no warning of the webhook"
        : "the warning: " + Printable.line(own.get(0));
  }
}
