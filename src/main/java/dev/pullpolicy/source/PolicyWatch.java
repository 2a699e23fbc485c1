package dev.pullpolicy.source;

import java.time.Instant;
import java.util.Optional;

/** Looks after a policy document and tells {@link PolicyInForce} what becomes of it. */
public interface PolicyWatch extends AutoCloseable, WatchHealth {

  /** Begins, and returns at once: what it watches may be out of reach. */
  void start();

  @Override
  void close();

  /** So it is where nothing can change. */
  @Override
  default boolean isWatching() {
    return true;
  }

  @Override
  default Optional<Instant> lastKnownGood() {
    return Optional.empty();
  }
}
