package dev.pullpolicy.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.source.NamespaceReader.Found;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How often a namespace is asked about, and how many are remembered. */
final class LearntNamespacesTest {
  private static final Found THERE = new Found.There(Map.of("env", "production"));

  private final Map<String, CompletableFuture<Found>> asked = new LinkedHashMap<>();
  private final AtomicLong nanos = new AtomicLong();
  private final LearntNamespaces learnt = new LearntNamespaces(this::ask, nanos::get);
  private int questions;

  @Test
  void asksOnceForAllWhoWait() {
    CompletionStage<Void> first = learnt.learn("a");
    CompletionStage<Void> second = learnt.learn("a");
    assertThat(questions).isOne();
    second.toCompletableFuture().cancel(true); // one caller who gives up is none of the others
    asked.get("a").complete(THERE);
    assertThat(first.toCompletableFuture()).isCompleted();
    assertThat(learnt.of("a")).contains(Map.of("env", "production"));
    assertThat(learnt.learn("a").toCompletableFuture()).isCompleted();
    assertThat(questions).isOne();
  }

  @Test
  void asksAboutSixteenAtOnce() {
    for (int i = 0; i < 100; i++) {
      learnt.learn("n" + i);
    }
    assertThat(questions).isEqualTo(LearntNamespaces.MAX_AT_ONCE);
    assertThat(learnt.learn("another").toCompletableFuture()).isCompleted();
    asked.get("n0").complete(THERE);
    learnt.learn("another");
    assertThat(questions).isEqualTo(LearntNamespaces.MAX_AT_ONCE + 1);
  }

  @Test
  void remembersForASecondThatThereIsNone() {
    learnt.learn("a");
    asked.get("a").complete(new Found.Absent());
    learnt.learn("a");
    assertThat(questions).isOne();
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    learnt.learn("a");
    assertThat(questions).isEqualTo(2);
  }

  @Test
  void asksAgainWhereNobodyKnew() {
    learnt.learn("a");
    asked.get("a").complete(new Found.NoAnswer());
    assertThat(learnt.of("a")).isEmpty();
    learnt.learn("a");
    assertThat(questions).isEqualTo(2);
  }

  @Test
  void remembersTheLastThousand() {
    for (int i = 0; i <= LearntNamespaces.MAX_KEPT; i++) {
      learnt.learn("n" + i);
      asked.get("n" + i).complete(THERE);
    }
    assertThat(learnt.of("n0")).isEmpty();
    assertThat(learnt.of("n1")).isPresent();
  }

  @Test
  void forgetsWhatTheWatchKnows() {
    learnt.learn("a");
    asked.get("a").complete(THERE);
    learnt.forget("a");
    assertThat(learnt.of("a")).isEmpty();
  }

  @Test
  void dropsAnAnswerThatTheWatchOvertook() {
    CompletionStage<Void> waits = learnt.learn("a");
    learnt.forget("a"); // ADDED and DELETED came while the question was on its way
    asked.get("a").complete(THERE);
    assertThat(waits.toCompletableFuture()).isCompleted();
    assertThat(learnt.of("a")).isEmpty();

    learnt.learn("a");
    asked.get("a").complete(THERE);
    assertThat(learnt.of("a")).isPresent();
  }

  @Test
  void dropsAnAnswerThatAListOvertook() {
    learnt.learn("a");
    learnt.forgetAll();
    asked.get("a").complete(THERE);
    assertThat(learnt.of("a")).isEmpty();
  }

  private CompletableFuture<Found> ask(String namespace) {
    questions++;
    asked.put(namespace, new CompletableFuture<>());
    return asked.get(namespace);
  }
}
