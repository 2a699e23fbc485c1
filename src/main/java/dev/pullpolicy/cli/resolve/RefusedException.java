package dev.pullpolicy.cli.resolve;

import dev.pullpolicy.yaml.Position;

/** An edit cannot be made, so that nothing of its document is edited. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Position at;

  /** At that place of the document, for that reason. */
  RefusedException(Position at, String message) {
    super(message);
    this.at = at;
  }

  Refusal refusal() {
    return new Refusal(at, getMessage());
  }
}
