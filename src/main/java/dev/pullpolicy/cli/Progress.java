package dev.pullpolicy.cli;

import dev.pullpolicy.policy.Printable;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Says how far a run is, in one line of a terminal that is written over, and is gone at the end.
 * Short runs say nothing.
 */
final class Progress {
  /** Who waits for longer wonders whether anything happens. */
  private static final long FIRST = TimeUnit.SECONDS.toNanos(1);

  /** More often than that nobody can read. */
  private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(200);

  /** Leaves room for the number on a terminal of 80 columns. */
  private static final int MAX_NAME = 50;

  private static final String START_OF_LINE = "\r\u001b[K";

  private final PrintWriter err;
  private final LongSupplier nanoTime;
  private final boolean isWanted;
  private long next;
  private String file = "";
  private int parts;
  private boolean isShown;

  /** On standard error where that is a terminal and results go elsewhere; else nowhere. */
  static Progress on(Terminal terminal, PrintWriter err) {
    return new Progress(terminal.showsProgress(), err, System::nanoTime);
  }

  Progress(boolean isWanted, PrintWriter err, LongSupplier nanoTime) {
    this.isWanted = isWanted;
    this.err = err;
    this.nanoTime = nanoTime;
    this.next = nanoTime.getAsLong() + FIRST;
  }

  /** The next input begins. */
  void enters(String name) {
    file = name;
  }

  /** One more part of it is looked at. */
  void step() {
    parts++;
    if (isWanted && nanoTime.getAsLong() - next >= 0) {
      next = nanoTime.getAsLong() + BETWEEN;
      isShown = true;
      err.print(START_OF_LINE + parts + " objects, " + shortened(Printable.escaped(file)));
      err.flush();
    }
  }

  /** The end of a long name says more than its beginning. */
  private static String shortened(String name) {
    return name.length() <= MAX_NAME ? name : "..." + name.substring(name.length() - MAX_NAME);
  }

  /** Takes the line away. */
  void end() {
    if (isShown) {
      err.print(START_OF_LINE);
      err.flush();
    }
  }
}
