package dev.pullpolicy.verify;

import dev.pullpolicy.policy.Printable;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as Kubernetes writes it, in hours, minutes and seconds: {@code 60s}, {@code 1m30s}. */
public final class TimeLimit {
  private static final Pattern FORM =
      Pattern.compile("(?=.)(?:([0-9]{1,2})h)?(?:([0-9]{1,4})m)?(?:([0-9]{1,5})s)?");

  /** A test that takes longer has been forgotten; Helm waits five minutes for one. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private TimeLimit() {}

  /**
   * The time.
   *
   * @throws IllegalArgumentException for any other text, with a sentence
   */
  public static Duration parse(String text) {
    Matcher form = FORM.matcher(text);
    if (form.matches()) {
      Duration time =
          Duration.ofHours(part(form, 1)).plusMinutes(part(form, 2)).plusSeconds(part(form, 3));
      if (time.compareTo(LONGEST) <= 0) {
        return time;
      }
    }
    throw new IllegalArgumentException(
        "is %s; must be a time of at most 1h, such as 60s or 5m".formatted(Printable.quoted(text)));
  }

  private static int part(Matcher form, int group) {
    return form.group(group) == null ? 0 : Integer.parseInt(form.group(group));
  }
}
