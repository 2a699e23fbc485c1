package dev.pullpolicy.cli.manifest;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** An input cannot be read on; the message says why, as a sentence without its subject. */
public final class InputException extends Exception {
  private static final long serialVersionUID = 1;

  InputException(IOException cause) {
    super(reason(cause), cause);
  }

  /** Why a file cannot be read: Java's own messages are often nothing but its name. */
  static String reason(IOException problem) {
    if (problem instanceof NoSuchFileException) {
      return "does not exist";
    }
    return problem instanceof AccessDeniedException
        ? "may not be read by this user"
        : "cannot be read: " + problem.getMessage();
  }
}
