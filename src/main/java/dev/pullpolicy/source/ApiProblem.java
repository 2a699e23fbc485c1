package dev.pullpolicy.source;

import dev.pullpolicy.policy.Printable;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;

/**
 * Says in one sentence why the Kubernetes API gave no answer, or not the one that was asked for.
 */
final class ApiProblem {
  /** A cause that names itself as its own cause, deep down, must not end in a loop. */
  private static final int MAX_DEPTH = 20;

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private ApiProblem() {}

  static String sentence(Throwable problem) {
    if (problem instanceof WatchFailure) {
      return problem.getMessage();
    }
    Throwable cause = cause(problem);
    if (cause instanceof Error) {
      return "this webhook failed: " + Printable.line(cause.toString());
    }
    String message = said(cause);
    return (isAnswer(cause) ? "the Kubernetes API says: " : "the Kubernetes API gave no answer: ")
        + (message == null ? cause.getClass().getSimpleName() : Printable.line(message));
  }

  /** Whether no API server is to blame: a stack tells more than a sentence. */
  static boolean isOurs(Throwable problem) {
    return cause(problem) instanceof Error;
  }

  /** Why labels of namespaces may not be read; empty where that is not the problem. */
  static Optional<String> labelRefusal(Throwable problem) {
    return cause(problem) instanceof KubernetesClientException answer && isRefusal(answer.getCode())
        ? Optional.of(labelRefusal(said(answer)))
        : Optional.empty();
  }

  /** The sentence for an answer that says no. */
  static String labelRefusal(String answer) {
    return "the document selects by namespaces.labels, and this webhook may not read namespaces"
        + " (%s); grant it get, list and watch on namespaces, or take namespaces.labels out"
            .formatted(Printable.line(answer == null ? "no reason given" : answer));
  }

  /** The sentence where no API server can be asked at all. */
  static String unaskable(Throwable problem) {
    return "the document selects by namespaces.labels, and no Kubernetes API server can be asked"
        + " (%s); start this webhook with a kubeconfig that can be used, or take namespaces.labels"
            .formatted(Printable.line(cause(problem).toString()))
        + " out";
  }

  static boolean isRefusal(int code) {
    return code == UNAUTHORIZED || code == FORBIDDEN;
  }

  private static Throwable cause(Throwable problem) {
    Throwable cause = problem;
    for (int depth = 0; cause.getCause() != null && depth < MAX_DEPTH; depth++) {
      if (isAnswer(cause)) {
        break;
      }
      cause = cause.getCause();
    }
    return cause;
  }

  private static boolean isAnswer(Throwable cause) {
    return cause instanceof KubernetesClientException answer && answer.getCode() > 0;
  }

  /** The API server's own words; fabric8's message has the URL and the whole status beside them. */
  private static String said(Throwable cause) {
    return cause instanceof KubernetesClientException answer
            && answer.getStatus() != null
            && answer.getStatus().getMessage() != null
        ? answer.getStatus().getMessage()
        : cause.getMessage();
  }
}
