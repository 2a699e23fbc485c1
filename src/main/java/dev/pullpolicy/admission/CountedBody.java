package dev.pullpolicy.admission;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A body that is counted among {@link BodiesInFlight} until nobody holds it any more: neither the
 * exchange nor the decision. A client that hangs up ends the exchange at once, while its body is
 * judged on; counted by exchanges alone, anybody could fill the heap by hanging up.
 */
final class CountedBody {
  private static final String KEY = CountedBody.class.getName();

  private final BodiesInFlight bodies;
  private final long length;
  private final AtomicInteger holders = new AtomicInteger(1);

  /** A body that has been added and is held by its exchange. */
  CountedBody(BodiesInFlight bodies, long length) {
    this.bodies = bodies;
    this.length = length;
  }

  /** The one of that exchange. */
  static CountedBody of(RoutingContext context) {
    return context.get(KEY);
  }

  /** Makes it that exchange's. */
  void belongsTo(RoutingContext context) {
    context.put(KEY, this);
  }

  /**
   * Begins the decision and holds the body until it is there, though nobody wait for it any more:
   * where the client has gone, Quarkus cancels what it waits for, which ends no decision that has
   * begun. Where the exchange has ended before, such as for a body that came too late, nothing is
   * decided.
   */
  <T> Uni<T> heldBy(Uni<T> decision) {
    if (holders.getAndUpdate(now -> now == 0 ? 0 : now + 1) == 0) {
      return Uni.createFrom().nothing();
    }
    CompletableFuture<T> made = new CompletableFuture<>();
    var unused =
        decision
            .onItemOrFailure()
            .invoke((item, problem) -> release())
            .subscribe()
            .with(made::complete, made::completeExceptionally);
    return Uni.createFrom().completionStage(made);
  }

  /** One holder less. */
  void release() {
    if (holders.decrementAndGet() == 0) {
      bodies.remove(length);
    }
  }
}
