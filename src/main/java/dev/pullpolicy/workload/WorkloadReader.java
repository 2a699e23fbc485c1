package dev.pullpolicy.workload;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads one Kubernetes object from a parser's tokens, in one pass, without a tree and without a
 * model of everything that is not asked for. Fields may come in any order.
 */
public final class WorkloadReader {
  private final Optional<FieldOwners> owners;
  private final MetadataReader metadata;
  private final TemplateFinder finder;

  private WorkloadReader(Tokens tokens, WorkloadShape shape, Optional<FieldOwners> owners) {
    this.owners = owners;
    this.metadata = new MetadataReader(tokens, owners);
    this.finder = new TemplateFinder(tokens, shape, metadata);
  }

  /**
   * Reads the object that starts at the parser's current token. Whatever comes of it, the parser
   * stands at the object's last token afterwards, or is closed where its input cannot be read on.
   *
   * @param shape where the object names its images, {@link WorkloadKind#shape()}
   */
  public static Reading read(JsonParser parser, WorkloadShape shape) throws IOException {
    return read(parser, new WorkloadReader(new Tokens(parser), shape, Optional.empty()));
  }

  /**
   * Reads the object likewise, and who wrote its pull policies: {@link Workload#owners()}. Few
   * decisions need it, and managed fields can be most of an object.
   */
  public static Reading readWithOwners(JsonParser parser, WorkloadShape shape) throws IOException {
    Tokens tokens = new Tokens(parser);
    FieldOwners owners = new FieldOwners(tokens, shape);
    return read(parser, new WorkloadReader(tokens, shape, Optional.of(owners)));
  }

  private static Reading read(JsonParser parser, WorkloadReader reader) throws IOException {
    return ObjectReading.read(parser, () -> new Reading.Found(reader.read()));
  }

  private Workload read() throws IOException {
    finder.read();
    List<PodTemplate> templates = finder.templates();
    return new Workload(
        metadata.metadata(), templates, finder.placeholders(), finder.unmatched(), owners);
  }
}
