package dev.pullpolicy.cli;

/** One line of an input cannot be read; those behind it can. */
final class UnreadableLineException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableLineException(String message) {
    super(message);
  }
}
