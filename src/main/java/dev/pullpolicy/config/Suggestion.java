package dev.pullpolicy.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The valid word that was probably meant. */
public final class Suggestion {
  /** Valid words have at most 63 characters; what is much longer is no slip of the keyboard. */
  private static final int MAX_LENGTH = 80;

  /** Three slips in a long word; more make another word. */
  private static final int MAX_DISTANCE = 3;

  private Suggestion() {}

  /** {@code did you mean "Always"?}, or else all the words: {@code must be a, b or c}. */
  public static String forValue(String found, Collection<String> words) {
    return nearest(found, words)
        .map(Suggestion::question)
        .orElseGet(() -> "must be " + list(words, "or"));
  }

  /** {@code did you mean "rules"?}, or else all the words: {@code the fields are a, b and c}. */
  public static String forField(String found, Collection<String> fields) {
    return nearest(found, fields)
        .map(Suggestion::question)
        .orElseGet(() -> "the fields here are " + list(fields, "and"));
  }

  /** {@code did you mean "web"?} where a word is near. */
  public static Optional<String> near(String found, Collection<String> words) {
    return nearest(found, words).map(Suggestion::question);
  }

  private static String question(String word) {
    return "did you mean \"" + word + "\"?";
  }

  /** The words in a sentence: {@code a, b or c}. */
  static String list(Collection<String> words, String conjunction) {
    String text = String.join(", ", words);
    int last = text.lastIndexOf(", ");
    return last < 0
        ? text
        : text.substring(0, last) + " " + conjunction + " " + text.substring(last + 2);
  }

  private static Optional<String> nearest(String found, Collection<String> words) {
    if (found.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String lower = found.toLowerCase(Locale.ROOT);
    int smallest = Math.min(MAX_DISTANCE, Math.max(1, found.length() / 3)) + 1;
    String nearest = null;
    for (String word : words) {
      int distance = distance(lower, word.toLowerCase(Locale.ROOT), smallest);
      if (distance < smallest) {
        smallest = distance;
        nearest = word;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /**
   * How many letters must be inserted, removed, replaced or swapped with their neighbour; {@code
   * bound} where it is not less. Known as the optimal string alignment distance; only the cells
   * that can be less than {@code bound} are looked at.
   */
  private static int distance(String a, String b, int bound) {
    if (Math.abs(a.length() - b.length()) >= bound) {
      return bound;
    }
    int[][] distance = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      Arrays.fill(distance[i], bound);
      int from = Math.max(0, i - bound);
      int to = Math.min(b.length(), i + bound);
      for (int j = from; j <= to; j++) {
        distance[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : step(distance, a, b, i, j);
      }
    }
    return Math.min(bound, distance[a.length()][b.length()]);
  }

  private static int step(int[][] distance, String a, String b, int i, int j) {
    int replaced = distance[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int nearest = Math.min(replaced, Math.min(distance[i - 1][j], distance[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(nearest, distance[i - 2][j - 2] + 1) : nearest;
  }
}
