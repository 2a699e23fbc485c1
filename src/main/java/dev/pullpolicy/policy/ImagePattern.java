package dev.pullpolicy.policy;

import dev.pullpolicy.image.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A pattern over normalised image references: {@code registry/path} with {@code *} inside one
 * segment, {@code **} for any number of segments, and an optional {@code :tag} with {@code *}.
 *
 * <p>It is compared with the parsed parts, never with the text, so that {@code
 * registry.internal/**} does not match {@code registry.internal.evil/x}. The registry is compared
 * without regard to case, as DNS does (RFC 4343). A reference without tag and digest has the tag
 * {@code latest}. Runs of segments between two {@code **} are looked for once, leftmost first:
 * matching never goes back.
 */
public final class ImagePattern {
  static final String ANY_SEGMENTS = "**";

  private final String text;
  private final List<List<Glob>> runs;
  private final Optional<Glob> tag;

  private ImagePattern(String text, List<List<Glob>> runs, Optional<Glob> tag) {
    this.text = text;
    this.runs = runs;
    this.tag = tag;
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException where {@link #problem} has one
   */
  public static ImagePattern of(String text) {
    problem(text)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
    int tagStart = startOfTag(text);
    String name = tagStart < 0 ? text : text.substring(0, tagStart - 1);
    return new ImagePattern(
        text,
        runs(segments(name)),
        tagStart < 0 ? Optional.empty() : Optional.of(new Glob(text.substring(tagStart))));
  }

  /** What keeps a text from being a pattern, with what to write instead; empty for a good one. */
  public static Optional<String> problem(String text) {
    return ImagePatternProblem.of(text);
  }

  /** Where the tag begins after the last segment's colon; -1 for a pattern without one. */
  static int startOfTag(String text) {
    int lastSegment = text.lastIndexOf('/') + 1;
    int colon = text.indexOf(':', lastSegment);
    return colon < 0 ? -1 : colon + 1;
  }

  private static List<String> segments(String name) {
    String[] segments = name.split("/", -1);
    segments[0] = segments[0].toLowerCase(Locale.ROOT);
    return List.of(segments);
  }

  /** The runs of segments between two {@code **}; a single run for a pattern without any. */
  private static List<List<Glob>> runs(List<String> segments) {
    List<List<Glob>> runs = new ArrayList<>();
    List<Glob> run = new ArrayList<>();
    for (String segment : segments) {
      if (segment.equals(ANY_SEGMENTS)) {
        runs.add(List.copyOf(run));
        run = new ArrayList<>();
      } else {
        run.add(new Glob(segment));
      }
    }
    runs.add(List.copyOf(run));
    return List.copyOf(runs);
  }

  /** Whether the reference matches; a text that is no reference matches nothing. */
  public boolean matches(ImageReference reference) {
    return reference.isValid() && tagMatches(reference) && nameMatches(segments(reference.name()));
  }

  private boolean tagMatches(ImageReference reference) {
    return tag.isEmpty() || reference.effectiveTag().filter(tag.get()::matches).isPresent();
  }

  private boolean nameMatches(List<String> name) {
    List<Glob> first = runs.get(0);
    if (runs.size() == 1) {
      return name.size() == first.size() && matchesAt(first, name, 0);
    }
    List<Glob> last = runs.get(runs.size() - 1);
    int end = name.size() - last.size();
    if (end < first.size() || !matchesAt(first, name, 0) || !matchesAt(last, name, end)) {
      return false;
    }
    int from = first.size();
    for (List<Glob> run : runs.subList(1, runs.size() - 1)) {
      int found = find(run, name, from, end);
      if (found < 0) {
        return false;
      }
      from = found + run.size();
    }
    return true;
  }

  /**
   * Whether it surely matches whatever the other one matches. Of two with {@code **} that is told
   * only where this one has a single one, at its end.
   */
  public boolean covers(ImagePattern other) {
    boolean tagCovers =
        tag.isEmpty() || (other.tag.isPresent() && tag.get().covers(other.tag.get()));
    return text.equals(other.text) || (tagCovers && nameCovers(other));
  }

  private boolean nameCovers(ImagePattern other) {
    List<String> start = other.runs.get(0).stream().map(Glob::toString).toList();
    if (other.runs.size() == 1) {
      return nameMatches(start);
    }
    List<Glob> first = runs.get(0);
    return runs.size() == 2
        && runs.get(1).isEmpty()
        && start.size() >= first.size()
        && matchesAt(first, start, 0);
  }

  /** The glob of its tag; empty where it has none. */
  public Optional<Glob> tag() {
    return tag;
  }

  private static int find(List<Glob> run, List<String> name, int from, int end) {
    for (int at = from; at + run.size() <= end; at++) {
      if (matchesAt(run, name, at)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean matchesAt(List<Glob> run, List<String> name, int at) {
    for (int i = 0; i < run.size(); i++) {
      if (!run.get(i).matches(name.get(at + i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ImagePattern pattern && pattern.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
