package dev.pullpolicy.admission;

import dev.pullpolicy.config.Suggestion;
import dev.pullpolicy.policy.Printable;
import dev.pullpolicy.workload.PathReach;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What would be right in place of a path of {@code workloads} at which an object has nothing, as a
 * sentence. The request is read once more for it, and only for the first such object of a path.
 */
final class PathAdvice {
  private PathAdvice() {}

  /** About the object of that review; nothing of one that takes long to read. */
  static String of(byte[] body, String path) {
    if (body.length > BodiesInFlight.SMALL_BYTES) {
      return "";
    }
    PathReach reach = new PathReach(path);
    AtomicBoolean isFirst = new AtomicBoolean(true); // the object; the old one comes behind it
    ReviewReader.read(
        body,
        (parser, resource) -> {
          if (isFirst.getAndSet(false)) {
            reach.read(parser);
          }
          return Optional.empty();
        });
    return reach.isWhole() ? otherType(path) : wrongStep(reach);
  }

  private static String otherType(String path) {
    return "%s is there, but of another type than a pod template or an image".formatted(path);
  }

  private static String wrongStep(PathReach reach) {
    String place = reach.found().isEmpty() ? "the object" : reach.found();
    return switch (reach.end()) {
      case LIST ->
          reach.missing().equals("*")
              ? place + " is an empty list"
              : "%s is a list; write %s.*.%s".formatted(place, place, reach.missing());
      case OTHER -> "%s is no object; a path ends at an image or a pod template".formatted(place);
      case OBJECT ->
          reach.fields().isEmpty()
              ? place + " is empty"
              : "%s has no %s; %s"
                  .formatted(
                      place,
                      Printable.quoted(reach.missing()),
                      Suggestion.forField(reach.missing(), reach.fields()));
    };
  }
}
