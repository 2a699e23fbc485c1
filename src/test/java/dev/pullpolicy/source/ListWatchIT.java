package dev.pullpolicy.source;

import static dev.pullpolicy.source.ScriptedApi.labels;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.fixture.Eventually;
import dev.pullpolicy.source.ScriptedApi.Answer;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All that API servers and networks do to a watch; and that it goes on seeing what changes. */
final class ListWatchIT {
  /** A restart is over within the longest pause and one attempt. */
  private static final Duration SECONDS = QuickWatch.RETRY.longest().plusSeconds(3);

  private static final WatchLimit SHORT =
      new WatchLimit(
          Duration.ofMillis(900),
          Duration.ofMillis(1_200),
          Duration.ofMillis(300),
          QuickWatch.RETRY,
          Clock.systemUTC());

  private final ScriptedApi api = new ScriptedApi("Namespace");
  private final Seen seen = new Seen();
  private KubernetesClient client;
  private ListWatch<Namespace, Map<String, String>> watch;

  /** What was told. */
  private static final class Seen implements WatchListener<Map<String, String>> {
    final List<String> events = new CopyOnWriteArrayList<>();
    final List<Throwable> failures = new CopyOnWriteArrayList<>();
    final AtomicInteger watches = new AtomicInteger();
    final AtomicReference<Error> error = new AtomicReference<>();

    @Override
    public void listed() {
      fail();
    }

    /** Once, if a test wants so. */
    private void fail() {
      Error now = error.getAndSet(null);
      if (now != null) {
        throw now;
      }
    }

    @Override
    public void watching() {
      watches.incrementAndGet();
    }

    @Override
    public void changed(String name, Map<String, String> value) {
      fail();
      events.add(name + value);
    }

    @Override
    public void gone(String name) {
      events.add("-" + name);
    }

    @Override
    public void failed(Throwable problem) {
      failures.add(problem);
      fail();
    }
  }

  @AfterEach
  void close() {
    watch.close();
    client.close();
    api.close();
  }

  @Test
  void goesOnAfterARestart() throws Exception {
    api.put("a", labels("env", "1"));
    watch(QuickWatch.limit());
    api.stop();
    Eventually.took(() -> !watch.isWatching());
    Eventually.took(() -> seen.failures.size() >= 4);
    assertThat(env("a")).isEqualTo("1");
    api.putSecretly("a", labels("env", "2"));
    api.put("b", labels("env", "3"));
    api.start();
    assertThat(Eventually.took(() -> env("a").equals("2") && env("b").equals("3")))
        .isLessThan(SECONDS);
    Eventually.took(watch::isWatching);
    api.put("a", labels("env", "4"));
    Eventually.took(() -> env("a").equals("4"));
  }

  @Test
  void goesOnWhereAWatchEndedAsAgreed() throws Exception {
    api.put("a", labels("env", "1"));
    watch(QuickWatch.limit());
    long opened = System.nanoTime();
    Eventually.took(() -> System.nanoTime() - opened > QuickWatch.RETRY.reliable().toNanos());
    api.put("a", labels("env", "2"));
    Eventually.took(() -> env("a").equals("2"));
    api.endWatches();
    api.put("a", labels("env", "3"));
    Eventually.took(() -> env("a").equals("3"));
    assertThat(api.lists).hasValue(1);
    assertThat(api.watched).containsExactly("101", "102");
    assertThat(seen.failures).isEmpty();
  }

  @Test
  void listsAgainWhenTheVersionExpiredBeforeTheWatch() throws Exception {
    api.toWatch = Answer.GONE;
    start(QuickWatch.limit());
    Eventually.took(() -> api.lists.get() >= 3);
    api.toWatch = Answer.OK;
    Eventually.took(watch::isWatching);
    api.put("a", labels("env", "1"));
    Eventually.took(() -> env("a").equals("1"));
  }

  @Test
  void listsAgainWhenTheVersionExpiredDuringTheWatch() throws Exception {
    watch(QuickWatch.limit());
    api.putSecretly("a", labels("env", "1"));
    api.send("ERROR", ScriptedApi.status(410, "too old resource version"));
    Eventually.took(() -> env("a").equals("1"));
    assertThat(api.lists).hasValue(2);
  }

  @Test
  void listsAgainAfterAnyOtherError() throws Exception {
    watch(QuickWatch.limit());
    api.putSecretly("a", labels("env", "1"));
    api.send("ERROR", ScriptedApi.status(504, "Too large resource version"));
    Eventually.took(() -> env("a").equals("1"));
  }

  @Test
  void ignoresWhatIsOlderAndWhatWasTold() throws Exception {
    watch(QuickWatch.limit());
    api.put("a", labels("env", "1"));
    int first = api.version();
    api.put("a", labels("env", "2"));
    api.send("MODIFIED", api.object("a", first, labels("env", "1")));
    api.send("MODIFIED", api.object("a", api.version(), labels("env", "2")));
    api.send("DELETED", api.object("a", first, labels("env", "1")));
    api.put("end", labels("env", "1"));
    Eventually.took(() -> env("end").equals("1"));
    assertThat(seen.events).containsExactly("a{env=1}", "a{env=2}", "end{env=1}");
    assertThat(env("a")).isEqualTo("2");
    assertThat(api.lists).hasValue(1);
  }

  @Test
  void listsAgainWhereAnOldEventMayBeOfADeletedOne() throws Exception {
    watch(QuickWatch.limit());
    api.put("a", labels("env", "1"));
    int first = api.version();
    api.delete("a");
    api.send("MODIFIED", api.object("a", first, labels("env", "1")));
    Eventually.took(() -> api.lists.get() == 2 && watch.isWatching());
    assertThat(watch.known().of("a")).isEmpty();
    assertThat(seen.events).containsExactly("a{env=1}", "-a");
  }

  @Test
  void takesAListWithLowerVersions() throws Exception {
    watch(QuickWatch.limit());
    api.send("ADDED", api.object("a", 999_999, labels("env", "1")));
    Eventually.took(() -> env("a").equals("1"));
    api.putSecretly("a", labels("env", "from a backup"));
    api.stop();
    api.start();
    assertThat(Eventually.took(() -> env("a").equals("from a backup"))).isLessThan(SECONDS);
  }

  @Test
  void givesUpAWatchWhoseConnectionDied() throws Exception {
    api.put("a", labels("env", "1"));
    api.toWatch = Answer.SILENCE;
    watch(SHORT);
    api.put("a", labels("env", "2"));
    assertThat(Eventually.took(() -> env("a").equals("2")))
        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
    assertThat(seen.failures).isNotEmpty();
  }

  @Test
  void asksForAnEndOfTheWatch() throws Exception {
    assertThat(WatchLimit.usual().silence()).isEqualTo(Duration.ofSeconds(70));
    watch(WatchLimit.usual());
    assertThat(api.timeouts).containsExactly("60");
  }

  @Test
  void givesUpAListThatHangs() throws Exception {
    api.put("a", labels("env", "1"));
    api.toList = Answer.SILENCE;
    client = api.client(500);
    start(QuickWatch.limit());
    Eventually.took(() -> seen.failures.size() >= 2);
    api.toList = Answer.OK;
    assertThat(Eventually.took(() -> env("a").equals("1"))).isLessThan(SECONDS);
  }

  @Test
  void givesUpAListThatStopsHalfway() throws Exception {
    api.put("a", labels("env", "1"));
    api.toList = Answer.HALF;
    start(SHORT);
    Eventually.took(() -> seen.failures.size() >= 2);
    api.toList = Answer.OK;
    assertThat(Eventually.took(() -> env("a").equals("1"))).isLessThan(SECONDS);
  }

  @Test
  void goesOnAfterAnErrorAtTheList() throws Exception {
    seen.error.set(new StackOverflowError("at the list"));
    watch(QuickWatch.limit());
    assertThat(seen.failures).hasSize(1);
    assertThat(ApiProblem.sentence(seen.failures.get(0)))
        .isEqualTo("this webhook failed: java.lang.StackOverflowError: at the list");
  }

  @Test
  void goesOnAfterAnErrorAtAnEvent() throws Exception {
    watch(QuickWatch.limit());
    seen.error.set(new NoClassDefFoundError("at an event"));
    api.put("a", labels("env", "1"));
    Eventually.took(() -> api.lists.get() == 2 && watch.isWatching());
    assertThat(seen.failures).hasSize(1);
    api.put("a", labels("env", "2"));
    Eventually.took(() -> seen.events.contains("a{env=2}"));
  }

  @Test
  void goesOnWhereNobodyCanBeToldOfAFailure() throws Exception {
    api.toList = Answer.FORBIDDEN;
    seen.error.set(new StackOverflowError("at a failure"));
    start(QuickWatch.limit());
    Eventually.took(() -> seen.failures.size() >= 2);
    api.toList = Answer.OK;
    Eventually.took(watch::isWatching);
  }

  @Test
  void isNotHealthyWhereNoWatchOpens() throws Exception {
    api.toWatch = Answer.UNAVAILABLE;
    start(QuickWatch.limit());
    Eventually.took(() -> seen.failures.size() >= 3);
    assertThat(seen.watches).hasValue(0);
    assertThat(watch.isWatching()).isFalse();
    api.toWatch = Answer.OK;
    Eventually.took(watch::isWatching);
    assertThat(seen.watches).hasValue(1);
  }

  @Test
  void listsByPages() throws Exception {
    for (int i = 0; i < 1_001; i++) {
      api.putSecretly("n" + i, labels("env", "" + i));
    }
    watch(QuickWatch.limit());
    assertThat(watch.known().size()).isEqualTo(1_001);
    assertThat(env("n1000")).isEqualTo("1000");
    assertThat(api.lists).hasValue(3);
  }

  @Test
  void pausesBetweenAttempts() throws Exception {
    api.toList = Answer.FORBIDDEN;
    start(QuickWatch.limit());
    Eventually.took(() -> seen.failures.size() == 4);
    assertThat(api.lists.get()).isLessThanOrEqualTo(5);
  }

  private void watch(WatchLimit limit) throws InterruptedException {
    start(limit);
    Eventually.took(() -> watch.isWatching() && api.openWatches() == 1);
  }

  private void start(WatchLimit limit) {
    if (client == null) {
      client = api.client();
    }
    watch = new ListWatch<>("namespaces", client.namespaces(), Labels::of, seen, limit);
    watch.start();
  }

  private String env(String name) {
    return watch.known().of(name).map(labels -> labels.get("env")).orElse("");
  }
}
