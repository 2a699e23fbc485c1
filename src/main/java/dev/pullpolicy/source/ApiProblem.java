package dev.pullpolicy.source;

import io.fabric8.kubernetes.client.KubernetesClientException;

/** Says in one sentence why the Kubernetes API gave no answer. */
final class ApiProblem {
  /** A cause that names itself as its own cause, deep down, must not end in a loop. */
  private static final int MAX_DEPTH = 20;

  private ApiProblem() {}

  static String sentence(Throwable problem) {
    Throwable cause = problem;
    for (int depth = 0; cause.getCause() != null && depth < MAX_DEPTH; depth++) {
      if (isAnswer(cause)) {
        break;
      }
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return "the Kubernetes API gave no answer: "
        + (message == null ? cause.getClass().getSimpleName() : message);
  }

  private static boolean isAnswer(Throwable cause) {
    return cause instanceof KubernetesClientException answer && answer.getCode() > 0;
  }
}
