package dev.pullpolicy.source;

import java.time.Instant;
import java.util.Optional;

/** How a watch fares, for metrics and readiness. */
public interface WatchHealth {

  /** Whether a change would be seen now. */
  boolean isWatching();

  /** When what is known was last confirmed; empty before the first time. */
  Optional<Instant> lastKnownGood();
}
