package dev.pullpolicy.register;

import dev.pullpolicy.policy.Printable;
import java.io.IOException;

/**
 * Decides whether the webhook answers: as the API server will call it, ten times in a row, each on
 * a connection of its own, since a Service hands connections out at random.
 */
final class Probe {
  /** With one of two pods not yet there, ten in a row are a chance of one in a thousand. */
  private static final int TIMES = 10;

  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final ServiceName service;
  private final ServiceAddress address;
  private final Question question;
  private final Journal journal;

  Probe(ServiceName service, ServiceAddress address, Question question, Journal journal) {
    this.service = service;
    this.address = address;
    this.question = question;
    this.journal = journal;
  }

  /**
   * Asks, trusting nothing but those CAs.
   *
   * @throws NotYetException where one answer is not what it must be, with what is wrong
   */
  void ask(CaBundle bundle) throws NotYetException {
    ProbeConnection connection = new ProbeConnection(service.host(), address, bundle);
    for (int i = 0; i < TIMES; i++) {
      try {
        check(connection.ask(question));
      } catch (IOException e) {
        throw notYet(ConnectionProblem.sentence(e, address, service));
      }
    }
    journal.say(
        "webhook",
        "answered %d times as version %s at %s".formatted(TIMES, question.version(), address));
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
