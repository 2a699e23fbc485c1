package dev.pullpolicy.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The streams of the program, in UTF-8 whatever the locale. A result that cannot be written ends
 * the command: {@link PrintWriter} alone would swallow it, and a full disk would look like a
 * success.
 */
public final class StandardOutput extends FilterOutputStream {
  private StandardOutput(OutputStream stream) {
    super(stream);
  }

  /** Standard output. */
  public static PrintWriter results() {
    return writer(new StandardOutput(new FileOutputStream(FileDescriptor.out)));
  }

  /** Standard error, which nobody may be reading. */
  public static PrintWriter messages() {
    return writer(new FileOutputStream(FileDescriptor.err));
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(
        new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8)), true);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      throw new UnwritableException(e);
    }
  }

  /** Results cannot be written. */
  static final class UnwritableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnwritableException(IOException cause) {
      super(cause);
    }

    /** Whether whoever read them has seen enough, such as {@code head}. */
    boolean isUnread() {
      return String.valueOf(getCause().getMessage()).contains("Broken pipe");
    }
  }
}
