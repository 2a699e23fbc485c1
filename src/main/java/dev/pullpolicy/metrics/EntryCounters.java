package dev.pullpolicy.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A counter for each entry of the policy documents that were in force, by its name. A document can
 * be replaced any number of times by one with other names, and a series once told stays until the
 * end: beyond the bound all new names are counted as one.
 */
final class EntryCounters {
  /**
   * One scrape line of about 150 bytes each: together less than the rest of a scrape. A document
   * may have 1,000 rules, but only those that a request breaks are counted.
   */
  static final int MAX_SERIES = 300;

  /** The name of all others; no entry can have it, since names are DNS labels. */
  static final String OTHERS = "_other";

  private final MeterRegistry registry;
  private final String name;
  private final String description;
  private final Map<Entry, Counter> counters = new ConcurrentHashMap<>();

  /**
   * An entry, and what it did.
   *
   * @param section of the document: {@code rules}, {@code overrides}, {@code defaults}
   * @param action what the entry asks for; the same for all where it has no choice
   * @param isReported whether it was not done but only told
   */
  record Entry(String section, String name, String action, boolean isReported) {
    private Entry asOther() {
      return new Entry(section, OTHERS, action, isReported);
    }

    private Tags tags() {
      Tags tags =
          Tags.of("section", section, "name", name, "reported", Boolean.toString(isReported));
      return action.isEmpty() ? tags : tags.and("action", action);
    }
  }

  EntryCounters(MeterRegistry registry, String name, String description) {
    this.registry = registry;
    this.name = name;
    this.description = description;
  }

  void increment(Entry entry, int times) {
    Counter known = counters.get(entry);
    (known == null ? added(entry) : known).increment(times);
  }

  private synchronized Counter added(Entry entry) {
    Entry counted =
        counters.containsKey(entry) || counters.size() < MAX_SERIES ? entry : entry.asOther();
    return counters.computeIfAbsent(counted, this::register);
  }

  private Counter register(Entry entry) {
    return Counter.builder(name).description(description).tags(entry.tags()).register(registry);
  }
}
