package dev.pullpolicy.workload;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;

/**
 * Reads one Kubernetes object from a parser's tokens, in one pass, without a tree and without a
 * model of everything that is not asked for. Fields may come in any order.
 */
public final class WorkloadReader {
  private final MetadataReader metadata;
  private final TemplateFinder finder;

  private WorkloadReader(JsonParser parser, WorkloadShape shape) {
    Tokens tokens = new Tokens(parser);
    this.metadata = new MetadataReader(tokens);
    this.finder = new TemplateFinder(tokens, shape, metadata);
  }

  /**
   * Reads the object that starts at the parser's current token. Whatever comes of it, the parser
   * stands at the object's last token afterwards, or is closed where its input cannot be read on.
   *
   * @param shape where the object names its images, {@link WorkloadKind#shape()}
   */
  public static Reading read(JsonParser parser, WorkloadShape shape) throws IOException {
    return ObjectReading.read(
        parser, () -> new Reading.Found(new WorkloadReader(parser, shape).read()));
  }

  private Workload read() throws IOException {
    finder.read();
    List<PodTemplate> templates = finder.templates();
    return new Workload(metadata.metadata(), templates, finder.placeholders(), finder.unmatched());
  }
}
