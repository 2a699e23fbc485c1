package dev.pullpolicy.source;

import java.io.Serial;

/** A watch that cannot be gone on with: everything has to be listed again. */
final class WatchFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  WatchFailure(String message, Throwable cause) {
    super(message, cause);
  }

  WatchFailure(String message) {
    super(message);
  }
}
