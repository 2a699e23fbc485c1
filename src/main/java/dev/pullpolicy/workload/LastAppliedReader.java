package dev.pullpolicy.workload;

import com.fasterxml.jackson.core.JsonParser;
import dev.pullpolicy.policy.ImageUse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Reads the object that client-side apply keeps as text in an annotation. */
final class LastAppliedReader {
  static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";

  /** All annotations of an object: {@code TotalAnnotationSizeLimitB} of apimachinery. */
  private static final int MAX_LENGTH = 256 * 1024;

  private final WorkloadShape shape;
  private final Map<UsePlace, LastApplied> uses = new HashMap<>();
  private LastApplied others = LastApplied.ABSENT;

  LastAppliedReader(WorkloadShape shape) {
    this.shape = shape;
  }

  /** A text in memory fails for its syntax alone. */
  void read(String text) {
    uses.clear();
    others = LastApplied.UNREADABLE;
    if (text.length() > MAX_LENGTH) {
      return;
    }
    try (JsonParser parser = EmbeddedJson.FACTORY.createParser(text)) {
      parser.nextToken();
      if (WorkloadReader.read(parser, shape) instanceof Reading.Found found) {
        others = LastApplied.WITHOUT_CONTAINER;
        found.workload().templates().forEach(this::keep);
      }
    } catch (IOException e) {
      others = LastApplied.UNREADABLE;
    }
  }

  private void keep(PodTemplate template) {
    for (ImageUse use : template.uses()) {
      uses.put(
          UsePlace.of(template, use),
          use.declaredText().isPresent() ? LastApplied.WITH_POLICY : LastApplied.WITHOUT_POLICY);
    }
  }

  LastApplied says(UsePlace place) {
    return uses.getOrDefault(place, others);
  }
}
