package dev.pullpolicy.register;

import dev.pullpolicy.policy.Printable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;

/** Says in one sentence why the webhook could not be asked, in words of who installs it. */
final class ConnectionProblem {
  /** A cause that names itself as its own cause must not end in a loop. */
  private static final int MAX_DEPTH = 20;

  private ConnectionProblem() {}

  static String sentence(IOException problem, ServiceAddress address, ServiceName service) {
    if (problem instanceof UnknownHostException) {
      return "nobody knows the name %s yet".formatted(address.host());
    }
    if (problem instanceof SSLException) {
      return untrusted(problem, address, service);
    }
    if (problem instanceof ProbeAnswer.NoAnswerException) {
      return "what serves at %s %s".formatted(address, problem.getMessage());
    }
    if (problem instanceof SocketTimeoutException) {
      return "%s gives no answer in time".formatted(address);
    }
    return problem instanceof ConnectException
        ? "nothing serves at %s yet: %s".formatted(address, message(problem))
        : "the connection to %s broke: %s".formatted(address, message(problem));
  }

  private static String untrusted(
      IOException problem, ServiceAddress address, ServiceName service) {
    String subject = "the certificate that is served at %s ".formatted(address);
    if (problem instanceof ProbeConnection.DistrustedException) {
      return subject + "is " + problem.getMessage();
    }
    if (has(problem, CertificateExpiredException.class)) {
      return subject + "is expired";
    }
    if (has(problem, CertificateNotYetValidException.class)) {
      return subject + "is not valid yet";
    }
    if (has(problem, CertPathBuilderException.class)) {
      return subject + "is of no CA that the entries are to trust";
    }
    if (message(problem).startsWith("No subject alternative")) {
      return subject + "is not for the name " + service.host();
    }
    return "no TLS with %s: %s".formatted(address, message(problem));
  }

  private static boolean has(Throwable problem, Class<? extends Throwable> kind) {
    Throwable cause = problem;
    for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
      if (kind.isInstance(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static String message(IOException problem) {
    String message = problem.getMessage();
    return message == null ? problem.getClass().getSimpleName() : Printable.line(message);
  }
}
