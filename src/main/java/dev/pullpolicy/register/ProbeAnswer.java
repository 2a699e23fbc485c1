package dev.pullpolicy.register;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The head of an answer over HTTP/1.1, as far as it matters. */
record ProbeAnswer(int status, Optional<String> version) {
  /** The head of the webhook's own answers has 200 bytes. */
  private static final int MAX_BYTES = 16 * 1024;

  /**
   * Reads one, until its body begins.
   *
   * @param header in which the version is
   */
  static ProbeAnswer read(InputStream in, String header) throws IOException {
    String head = head(in);
    String[] lines = head.split("\r?\n", -1);
    String[] words = lines[0].split(" ", 3);
    if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("[0-9]{3}")) {
      throw new NoAnswerException("answers, but not in HTTP");
    }
    Optional<String> version = Optional.empty();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.substring(0, colon).equalsIgnoreCase(header)) {
        version = Optional.of(line.substring(colon + 1).strip());
      }
    }
    return new ProbeAnswer(Integer.parseInt(words[1]), version);
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
      byte[] next = in.readNBytes(1);
      if (next.length == 0) {
        throw new NoAnswerException("closed the connection without an answer");
      }
      if (head.length() == MAX_BYTES) {
        throw new NoAnswerException("answers, but with more headers than the webhook has");
      }
      head.append(new String(next, StandardCharsets.ISO_8859_1));
    }
    return head.toString();
  }

  /** What came is no answer; the message says what, behind its subject. */
  static final class NoAnswerException extends IOException {
    private static final long serialVersionUID = 1;

    NoAnswerException(String message) {
      super(message);
    }
  }
}
