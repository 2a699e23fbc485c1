package dev.pullpolicy.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What SARIF has to say of the run and not of the sources: what could not be read, what was not
 * looked at, what is left out. They follow the results, so the first are held until then.
 */
final class SarifNotifications {
  /** A path and a sentence each: some 2 MB at most, as for JSON's skipped parts. */
  static final int MAX = 10_000;

  private final List<Notification> kept = new ArrayList<>();
  private int more;

  /** One of them, with SARIF's level. */
  record Notification(String level, String message, Optional<Place> place) {}

  void add(Notification notification) {
    if (kept.size() < MAX) {
      kept.add(notification);
    } else {
      more++;
    }
  }

  /** Writes all, and how many results and notifications are left out. */
  void write(JsonGenerator json, SarifLocations locations, int leftOut) throws IOException {
    for (Notification notification : kept) {
      write(json, locations, notification);
    }
    if (more > 0) {
      write(json, locations, note("and %s more notifications".formatted(more)));
    }
    if (leftOut > 0) {
      String words =
          "%s results are left out: GitHub takes %s at most, and shows no more than %s notes";
      write(
          json,
          locations,
          note(words.formatted(leftOut, SarifReport.MAX_RESULTS, SarifReport.MAX_NOTES)));
    }
  }

  private static Notification note(String message) {
    return new Notification("warning", message, Optional.empty());
  }

  private static void write(JsonGenerator json, SarifLocations locations, Notification notification)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("level", notification.level());
    json.writeObjectFieldStart("message");
    json.writeStringField("text", plain(notification.message()));
    json.writeEndObject();
    if (notification.place().isPresent()) {
      json.writeArrayFieldStart("locations");
      json.writeStartObject();
      locations.write(notification.place().get());
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  /** A message that no reader finds a link in: {@code [text](address)} is one (3.11.6). */
  static String plain(String text) {
    return OneLine.of(text).replace("](", "\\](");
  }
}
