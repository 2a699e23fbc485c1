package dev.pullpolicy.verify;

import java.util.regex.Pattern;

/**
 * A sentence of the webhook, which comes back whole, or cut where it was too long.
 *
 * @param text the sentence
 * @param report what follows it, never cut; may be empty
 */
record Sentence(String text, String report) {
  private static final String CUT = "…";

  /** Another webhook may have put a container before the sample's. */
  private static final Pattern CONTAINER = Pattern.compile("\\(spec\\.containers\\[[0-9]+\\]\\)");

  /** Whether what came back is this sentence. */
  boolean isSaidBy(String received) {
    String found = atFirstPlace(received);
    if (!found.endsWith(report)) {
      return false;
    }
    String stem = found.substring(0, found.length() - report.length());
    String line = oneLine(text);
    return stem.equals(line)
        || (stem.endsWith(CUT) && line.startsWith(stem.substring(0, stem.length() - 1)));
  }

  /** Whether what came back is about a sample's container, as only this webhook would say it. */
  static boolean isOfWebhook(String received) {
    return atFirstPlace(received).contains(Sample.DESCRIBED);
  }

  private static String atFirstPlace(String received) {
    return CONTAINER.matcher(received).replaceAll("(spec.containers[0])");
  }

  /** As the webhook prints what the policy's author wrote. */
  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text);
    for (int i = 0; i < line.length(); i++) {
      if (Character.isISOControl(line.charAt(i))) {
        line.setCharAt(i, ' ');
      }
    }
    return line.toString();
  }

  @Override
  public String toString() {
    return oneLine(text) + report;
  }
}
