package dev.pullpolicy.report;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a run has looked at.
 *
 * @param files inputs that were read, standard input among them
 * @param workloads objects that name images, or could
 * @param others objects that do not: ConfigMaps, Services
 * @param skipped parts that were not looked at, see {@link Skipped}
 * @param findings how many there are of each level; those without any are left out
 */
public record Totals(
    int files, int workloads, int others, int skipped, Map<Level, Integer> findings) {

  /** Copies. */
  public Totals {
    findings = Map.copyOf(findings);
  }

  /** How many findings of that level there are. */
  public int of(Level level) {
    return findings.getOrDefault(level, 0);
  }

  /** Counts while a run goes on. */
  public static final class Tally {
    private final Map<Level, Integer> findings = new EnumMap<>(Level.class);
    private int files;
    private int workloads;
    private int others;
    private int skipped;

    /** One more input. */
    public void file() {
      files++;
    }

    /** One more object that was looked at. */
    public void add(CheckedObject checked) {
      if (checked.object().isPresent()) {
        workloads++;
      }
      checked.findings().forEach(finding -> findings.merge(finding.level(), 1, Integer::sum));
    }

    /** One more object that names no images. */
    public void other() {
      others++;
    }

    /** One more part that was not looked at. */
    public void skip() {
      skipped++;
    }

    /** The counts up to here. */
    public Totals totals() {
      return new Totals(files, workloads, others, skipped, findings);
    }
  }
}
