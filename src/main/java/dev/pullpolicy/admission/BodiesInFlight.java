package dev.pullpolicy.admission;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the bytes of all bodies that are being read or judged, by the length that their headers
 * announce, and bounds them by the heap: an {@code OutOfMemoryError} would end the process.
 *
 * <p>Bodies up to {@link #SMALL_BYTES}, which is every ordinary pod, have a quarter of the bound
 * for themselves, so that large ones never keep them out.
 */
@Singleton
public final class BodiesInFlight {
  /**
   * A request of this size is decided in a few milliseconds, and the event loop serves nobody else
   * meanwhile. Reviews of ordinary pods have 4 to 30 KiB.
   */
  static final int SMALL_BYTES = 256 * 1024;

  private static final long MIB = 1024 * 1024;

  /** What the webhook needs beside bodies: classes, the policy, connections. */
  private static final long OTHERS = 48 * MIB;

  /**
   * A body costs about three times its size: as it arrives, as one array, and what is read of it.
   */
  private static final long COST = 3;

  private static final long SMALL_SHARE = 4;

  private final long smallBound;
  private final long largeBound;
  private final AtomicLong small = new AtomicLong();
  private final AtomicLong large = new AtomicLong();

  @Inject
  BodiesInFlight() {
    this(Runtime.getRuntime().maxMemory());
  }

  /** None, for a heap of that many bytes. */
  BodiesInFlight(long heap) {
    long bound = Math.max(0, heap - OTHERS) / COST;
    smallBound = bound / SMALL_SHARE;
    largeBound = bound - smallBound;
  }

  /**
   * Why a webhook with a heap of that many bytes could not judge every request that the API server
   * lets through; empty where it can.
   */
  public static Optional<String> problem(long heap) {
    return new BodiesInFlight(heap).largeBound >= ReviewEdge.MAX_BODY_BYTES
        ? Optional.empty()
        : Optional.of(
            "the heap has %d MiB, which is too small for the largest request; give it 128 MiB or"
                    .formatted(heap / MIB)
                + " more (JAVA_OPTS=-Xmx128m, or a memory limit of 256Mi for the container)");
  }

  /** Counts a body of that length, unless there are too many already. */
  boolean add(long length) {
    boolean isSmall = length <= SMALL_BYTES;
    AtomicLong lane = isSmall ? small : large;
    if (lane.addAndGet(length) <= (isSmall ? smallBound : largeBound)) {
      return true;
    }
    lane.addAndGet(-length);
    return false;
  }

  /** No longer counts a body that was counted. */
  void remove(long length) {
    (length <= SMALL_BYTES ? small : large).addAndGet(-length);
  }

  /** How many bytes there are. */
  public long bytes() {
    return small.get() + large.get();
  }
}
