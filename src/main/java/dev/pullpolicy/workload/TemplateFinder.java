package dev.pullpolicy.workload;

import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.policy.FieldPath.Element;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Follows the paths of a resource through an object, and reads what stands at their ends.
 *
 * <p>A field that is named twice on the way is followed twice: nothing is left unjudged.
 */
final class TemplateFinder {
  private final Tokens tokens;
  private final WorkloadShape shape;
  private final MetadataReader metadata;
  private final UseTally tally;
  private final BitSet matched = new BitSet();
  private final List<FoundTemplate> found = new ArrayList<>(1);

  TemplateFinder(Tokens tokens, WorkloadShape shape, MetadataReader metadata) {
    this.tokens = tokens;
    this.shape = shape;
    this.metadata = metadata;
    this.tally = new UseTally(shape.schema());
  }

  void read() throws IOException {
    PathTree root = shape.tree();
    if (root.templatePath().isPresent()) {
      matched.set(root.templatePath().getAsInt());
      podTemplate(Way.root(), metadata);
      return;
    }
    Way way = Way.root();
    List<PathTree> wanted = List.of(root);
    tokens.object(
        field -> {
          if (field.equals("metadata")) {
            metadata.read();
          } else {
            follow(PathTree.under(wanted, field), way, new FieldPath.Name(field));
          }
        });
  }

  private void follow(List<PathTree> wanted, Way from, Element element) throws IOException {
    if (!wanted.isEmpty() && !tokens.isNull()) {
      value(wanted, from.to(element));
    }
  }

  private void value(List<PathTree> wanted, Way way) throws IOException {
    Optional<PathTree> template =
        wanted.stream().filter(node -> node.templatePath().isPresent()).findFirst();
    if (template.isPresent() && isRead()) {
      matched.set(template.get().templatePath().getAsInt());
      podTemplate(way, new MetadataReader(tokens));
    } else if (tokens.isText() && shape.schema() == Schema.CUSTOM) {
      text(wanted, way);
    } else if (tokens.isList() && shape.schema() == Schema.CUSTOM) {
      List<PathTree> entries = PathTree.entries(wanted);
      tokens.list(index -> follow(entries, way, new FieldPath.Index(index)));
    } else if (isRead()) {
      tokens.object(field -> field(wanted, way, field));
    }
  }

  /** Whether the value is read as an object, even if that is the end of the reading. */
  private boolean isRead() {
    return tokens.isObject() || shape.schema() == Schema.KUBERNETES;
  }

  private void field(List<PathTree> wanted, Way way, String field) throws IOException {
    if (Way.isName(field) && tokens.isText()) {
      way.named(field, tokens.text());
    }
    follow(PathTree.under(wanted, field), way, new FieldPath.Name(field));
  }

  private void text(List<PathTree> wanted, Way way) throws IOException {
    String text = tokens.text().orElse("");
    for (PathTree node : wanted) {
      for (int policy : node.policies()) {
        shape.policy(policy).declare(way, text);
      }
      for (int pair : node.imageOf()) {
        image(pair, way, text);
      }
    }
  }

  private void image(int pair, Way way, String text) throws StoppedReading {
    matched.set(shape.pair(pair).number());
    if (!text.isEmpty()) {
      tally.counts();
      found.add(new FoundTemplate.Image(shape.pair(pair), way, text));
    }
  }

  private void podTemplate(Way way, MetadataReader meta) throws IOException {
    PodSpecReader spec = new PodSpecReader(tokens, way.path().field("spec"), tally);
    tokens.object(
        field -> {
          switch (field) {
            case "metadata" -> meta.read();
            case "spec" -> spec.read();
            default -> {}
          }
        });
    FoundTemplate.Pod pod = new FoundTemplate.Pod(way, meta, spec);
    if (way.isRoot() || !spec.uses().isEmpty()) {
      found.add(pod);
    }
  }

  /** What was found, once the whole object is read. */
  List<PodTemplate> templates() {
    return found.stream().flatMap(each -> each.template(tally).stream()).toList();
  }

  int placeholders() {
    return tally.placeholders();
  }

  List<String> unmatched() {
    List<String> paths = shape.paths();
    return matched.cardinality() == paths.size()
        ? List.of()
        : IntStream.range(0, paths.size())
            .filter(i -> !matched.get(i))
            .mapToObj(paths::get)
            .toList();
  }
}
