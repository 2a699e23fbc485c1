package dev.pullpolicy.register;

import dev.pullpolicy.policy.Printable;

/** Says why a request to the Kubernetes API was not done, and whether it may be later. */
record ApiRefusal(Verb verb, ObjectName object) {
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;

  /** No answer, or none that can be read. */
  NotYetException unanswered(Throwable cause) {
    String message = cause.getMessage();
    return new NotYetException(
        "the Kubernetes API gave no answer: "
            + (message == null ? cause.getClass().getSimpleName() : Printable.line(message)));
  }

  /**
   * An answer that is not what was asked for.
   *
   * @return what can be waited for
   * @throws RefusedException where asking again is of no use
   */
  NotYetException told(int code, String message) throws RefusedException {
    if (verb == Verb.PATCH && code == UNPROCESSABLE) {
      // all that the API server says of a test that fails
      return told(CONFLICT, message);
    }
    if (code == NOT_FOUND) {
      return NotYetException.absent(object);
    }
    String said = message.isEmpty() ? "status " + code : Printable.line(message);
    return new NotYetException(
        switch (code) {
          case UNAUTHORIZED ->
              "the Kubernetes API does not accept the token of this service account: " + said;
          case FORBIDDEN -> forbidden(said);
          case CONFLICT -> object + " was changed by somebody else meanwhile: " + said;
          case BAD_REQUEST, UNPROCESSABLE ->
              throw new RefusedException(
                  "the Kubernetes API does not take %s as it would be: %s".formatted(object, said));
          default -> "the Kubernetes API cannot answer: " + said;
        });
  }

  private String forbidden(String said) {
    return "this service account may not %s %s (%s); grant it %s on %s by the name %s"
        .formatted(verb.right(), object, said, verb.right(), object.resource(), object.name());
  }
}
