package dev.pullpolicy.register;

import dev.pullpolicy.policy.Printable;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Decides whether the webhook answers: as the API server will call it, many times in a row, each on
 * a connection of its own, since a Service hands connections out at random.
 */
final class Probe {
  private static final int LEAST_TIMES = 10;

  /**
   * That none of them meets the one of N pods that is not right yet is a chance of (1 - 1/N) to the
   * power of 6N, which is less than one in four hundred.
   */
  private static final int TIMES_A_POD = 6;

  /** More than the entries let the API server wait. */
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final ServiceName service;
  private final ServiceAddress address;
  private final Question question;
  private final Supplier<Duration> left;
  private final Journal journal;

  /**
   * Of one Service.
   *
   * @param left how much time there is
   */
  Probe(
      ServiceName service,
      ServiceAddress address,
      Question question,
      Supplier<Duration> left,
      Journal journal) {
    this.service = service;
    this.left = left;
    this.address = address;
    this.question = question;
    this.journal = journal;
  }

  /**
   * Asks, trusting nothing but those CAs.
   *
   * @param replicas how many pods answer
   * @throws NotYetException where one answer is not what it must be, with what is wrong
   */
  void ask(CaBundle bundle, int replicas) throws NotYetException {
    int times = Math.max(LEAST_TIMES, TIMES_A_POD * replicas);
    ProbeConnection connection = new ProbeConnection(service.host(), address, bundle);
    for (int i = 0; i < times; i++) {
      try {
        check(connection.ask(question, limit(i)));
      } catch (IOException e) {
        throw notYet(ConnectionProblem.sentence(e, address, service));
      }
    }
    journal.say(
        "webhook",
        "answered %d times as version %s at %s".formatted(times, question.version(), address));
  }

  private Duration limit(int answers) throws NotYetException {
    Duration rest = left.get();
    if (rest.isZero()) {
      throw notYet("no time was left to ask %s more than %d times".formatted(address, answers));
    }
    return rest.compareTo(ANSWER) < 0 ? rest : ANSWER;
  }

  private void check(ProbeAnswer answer) throws NotYetException {
    if (answer.status() == UNAVAILABLE) {
      throw notYet("the webhook at %s is not ready to answer (503)".formatted(address));
    }
    if (answer.status() != OK) {
      throw notYet(
          "what serves at %s answered %d, and not 200; is it this webhook?"
              .formatted(address, answer.status()));
    }
    if (answer.version().isEmpty()) {
      throw notYet(
          "what serves at %s does not say its version in %s; pods of an older version still serve,"
                  .formatted(address, question.header())
              + " or another program does");
    }
    if (!answer.version().get().equals(question.version())) {
      throw notYet(
          "the webhook at %s answered as version %s, and this is %s; pods of that version still"
                  .formatted(address, Printable.line(answer.version().get()), question.version())
              + " serve");
    }
  }

  private NotYetException notYet(String sentence) {
    String kubectl = "kubectl --namespace " + service.namespace();
    return new NotYetException(sentence, kubectl + " get pods; " + kubectl + " get events");
  }
}
