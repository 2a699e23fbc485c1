package dev.pullpolicy.cli;

/** A command cannot give its answer; the message says why and what would be right, in lines. */
public final class CommandFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What it cannot do, and why. */
  public CommandFailedException(String message) {
    super(message);
  }
}
