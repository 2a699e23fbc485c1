package dev.pullpolicy.register;

import dev.pullpolicy.policy.Printable;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as Kubernetes writes them: {@code 2160h}, {@code 1h30m}, {@code 2160h0m0s}.
 *
 * <p>Source: Go's {@code time.ParseDuration}, without fractions and units below a second, which
 * nothing here needs.
 */
public final class KubernetesDuration {
  private static final Pattern FORM =
      Pattern.compile("(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");

  /** No certificate and no patience is longer than ten years. */
  private static final Duration LONGEST = Duration.ofDays(3_650);

  private KubernetesDuration() {}

  /**
   * Reads one that is longer than nothing.
   *
   * @throws UnusableInputException where it is none
   */
  public static Duration parse(String text) throws UnusableInputException {
    Matcher parts = FORM.matcher(text);
    if (text.isEmpty() || !parts.matches()) {
      throw new UnusableInputException(
          "is %s; write whole hours, minutes and seconds, such as 2160h, 1h30m or 30s"
              .formatted(Printable.quoted(text)));
    }
    Duration found =
        Duration.ofHours(number(parts, 1))
            .plusMinutes(number(parts, 2))
            .plusSeconds(number(parts, 3));
    if (found.isZero() || found.compareTo(LONGEST) > 0) {
      throw new UnusableInputException(
          "is %s; must be from 1s to 87600h, which are ten years"
              .formatted(Printable.quoted(text)));
    }
    return found;
  }

  private static long number(Matcher parts, int group) {
    return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
  }

  /** The same duration as text, in its largest units. */
  public static String text(Duration duration) {
    StringBuilder text = new StringBuilder();
    append(text, duration.toHours(), 'h');
    append(text, duration.toMinutesPart(), 'm');
    append(text, duration.toSecondsPart(), 's');
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static void append(StringBuilder text, long number, char unit) {
    if (number != 0) {
      text.append(number).append(unit);
    }
  }
}
