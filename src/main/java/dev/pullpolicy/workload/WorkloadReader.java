package dev.pullpolicy.workload;

import com.fasterxml.jackson.core.JsonParser;
import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.policy.PodFacts;
import java.io.IOException;
import java.util.List;

/**
 * Reads one Kubernetes object from a parser's tokens, in one pass, without a tree and without a
 * model of everything that is not asked for. Fields may come in any order.
 */
public final class WorkloadReader {
  /** A Pod is its own template. */
  public static final FieldPath POD = FieldPath.of();

  private final Tokens tokens;
  private final FieldPath podTemplate;
  private final MetadataReader metadata;
  private final MetadataReader templateMetadata;
  private final PodSpecReader podSpec;

  private WorkloadReader(JsonParser parser, FieldPath podTemplate) {
    this.tokens = new Tokens(parser);
    this.podTemplate = podTemplate;
    this.metadata = new MetadataReader(tokens);
    this.templateMetadata = podTemplate.equals(POD) ? metadata : new MetadataReader(tokens);
    this.podSpec = new PodSpecReader(tokens, podTemplate.field("spec"));
  }

  /**
   * Reads the object that starts at the parser's current token. Whatever comes of it, the parser
   * stands at the object's last token afterwards, or is closed where its input cannot be read on.
   *
   * @param podTemplate where the object holds its pod template, {@code spec.template}; {@link #POD}
   *     for a Pod
   */
  public static Reading read(JsonParser parser, FieldPath podTemplate) throws IOException {
    return ObjectReading.read(
        parser, () -> new Reading.Found(new WorkloadReader(parser, podTemplate).read()));
  }

  private Workload read() throws IOException {
    object(0);
    PodFacts pod =
        new PodFacts(
            templateMetadata.readLabels(),
            podSpec.nodeSelection(),
            podSpec.listsImagePullSecrets());
    return new Workload(metadata.metadata(), pod, podSpec.uses());
  }

  /** The object that lies that many steps down the way to the pod template. */
  private void object(int steps) throws IOException {
    List<FieldPath.Element> way = podTemplate.elements();
    boolean isTemplate = steps == way.size();
    tokens.object(
        field -> {
          if (steps == 0 && field.equals("metadata")) {
            metadata.read();
          } else if (isTemplate && field.equals("metadata")) {
            templateMetadata.read();
          } else if (isTemplate && field.equals("spec")) {
            podSpec.read();
          } else if (!isTemplate && way.get(steps).equals(new FieldPath.Name(field))) {
            object(steps + 1);
          }
        });
  }
}
