package dev.pullpolicy.register;

import java.time.Duration;

/** The time that passes, and letting it pass. */
interface Pauses {
  /** That of the machine. */
  Pauses REAL =
      new Pauses() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void pause(Duration duration) throws InterruptedException {
          Thread.sleep(duration.toMillis());
        }
      };

  /** As {@link System#nanoTime}. */
  long nanos();

  void pause(Duration duration) throws InterruptedException;
}
