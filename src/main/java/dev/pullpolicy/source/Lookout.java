package dev.pullpolicy.source;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Looks at something again and again, on a thread of its own that keeps no process alive. It goes
 * on whatever happens: an exception or an {@link Error} that got out would end it without a word,
 * and nothing would be seen from then on.
 */
public final class Lookout implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Lookout.class);

  private final String what;
  private final Duration interval;
  private final Runnable look;
  private final ScheduledExecutorService rounds;
  private String problem = "";

  /**
   * One that has not begun.
   *
   * @param what as the thread and the log name it
   * @param interval from the end of one look to the beginning of the next
   */
  public Lookout(String what, Duration interval, Runnable look) {
    this.what = what;
    this.interval = interval;
    this.look = look;
    this.rounds = Executors.newSingleThreadScheduledExecutor(work -> daemon(what, work));
  }

  /** Begins, and returns at once. */
  public void start() {
    var unused =
        rounds.scheduleWithFixedDelay(this::round, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    rounds.shutdownNow();
  }

  /** The edge: whatever goes wrong, the next look comes. */
  private void round() {
    try {
      look.run();
      problem = "";
    } catch (Throwable e) {
      tell(e);
    }
  }

  /** Logs the first of a row of the same only: there may be four in a second, for hours. */
  private void tell(Throwable now) {
    if (!now.toString().equals(problem)) {
      problem = now.toString();
      LOG.errorf(now, "%s: a look failed; the next ones follow, what is known stays", what);
    }
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
