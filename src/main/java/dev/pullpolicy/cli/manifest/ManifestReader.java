package dev.pullpolicy.cli.manifest;

import dev.pullpolicy.cli.manifest.ManifestDocument.Left;
import dev.pullpolicy.cli.manifest.ManifestDocument.Part;
import dev.pullpolicy.cli.manifest.ManifestDocument.Unreadable;
import dev.pullpolicy.cli.manifest.ManifestWorkload.Start;
import dev.pullpolicy.policy.Policy;
import dev.pullpolicy.report.Skipped;
import dev.pullpolicy.workload.WorkloadShapes;
import dev.pullpolicy.yaml.JsonDocument;
import dev.pullpolicy.yaml.Position;
import dev.pullpolicy.yaml.UnreadableException;
import dev.pullpolicy.yaml.YamlDocument;
import dev.pullpolicy.yaml.YamlNode;
import dev.pullpolicy.yaml.YamlRules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads documents: which objects are in them, and which images those name. */
public final class ManifestReader {
  /** What the webhook judges of one request; the API server takes less. */
  public static final int MAX_BYTES = 16 << 20;

  /** Five times what definitions of custom resources, the deepest real objects, have. */
  private static final int MAX_DEPTH = 300;

  /**
   * A value for every 8 bytes of the largest document, those that aliases stand for included: lists
   * of real objects have one for 12.
   */
  private static final int MAX_NODES = 1 << 21;

  /** How documents are read. */
  public static final YamlRules RULES =
      new YamlRules(MAX_BYTES, MAX_DEPTH, MAX_NODES, YamlRules.Strictness.AS_KUBECTL);

  private static final String TEMPLATE = "{{";

  private final WorkloadShapes shapes;

  private ManifestReader(WorkloadShapes shapes) {
    this.shapes = shapes;
  }

  /** A reader that knows the workloads that are built in, and those of that policy. */
  public static ManifestReader of(Policy policy) {
    return new ManifestReader(WorkloadShapes.of(policy.workloads()));
  }

  /** What is in the document. */
  public ManifestDocument read(ManifestFile file, RawDocument raw) {
    Start start = new Start(file.name(), raw.firstLine());
    if (file.isChartTemplate()) {
      return new ManifestDocument(raw, Optional.empty(), List.of(template(start, Position.START)));
    }
    try {
      YamlNode root = root(raw);
      List<Part> parts = new ObjectsReader(shapes, file, start).read(root);
      return new ManifestDocument(raw, Optional.of(root), parts);
    } catch (UnreadableException e) {
      return new ManifestDocument(raw, Optional.empty(), List.of(unreadable(raw, start, e)));
    }
  }

  private static YamlNode root(RawDocument raw) throws UnreadableException {
    if (!beginsAsJson(raw.content())) {
      return YamlDocument.read(raw.content(), RULES);
    }
    try {
      return JsonDocument.read(raw.content(), RULES);
    } catch (UnreadableException e) {
      return asYaml(raw, e);
    }
  }

  /** The document as YAML, of which JSON is nearly a part; as JSON it has that problem. */
  private static YamlNode asYaml(RawDocument raw, UnreadableException asJson)
      throws UnreadableException {
    try {
      return YamlDocument.read(raw.content(), RULES);
    } catch (UnreadableException e) {
      throw asJson;
    }
  }

  private static boolean beginsAsJson(byte[] content) {
    int first = 0;
    while (first < content.length && DocumentSplitter.isSpace(content[first])) {
      first++;
    }
    return first < content.length && content[first] == '{';
  }

  private static Part unreadable(RawDocument raw, Start start, UnreadableException e) {
    return isTemplate(raw, e.at())
        ? template(start, e.at())
        : new Unreadable(start.place(e.at()), e.getMessage());
  }

  /** Whether a placeholder is what cannot be read: it stands in that line, or in the one before. */
  private static boolean isTemplate(RawDocument raw, Position problem) {
    return new String(raw.content(), StandardCharsets.UTF_8)
        .lines()
        .skip(Math.max(0, problem.line() - 2))
        .limit(2)
        .anyMatch(line -> withoutComment(line).contains(TEMPLATE));
  }

  private static String withoutComment(String line) {
    int comment = line.indexOf('#');
    return comment < 0 ? line : line.substring(0, comment);
  }

  /** Text with placeholders that somebody has yet to fill in. */
  private static Part template(Start start, Position at) {
    return new Left(new Skipped(start.place(at), "is a template; check what helm template prints"));
  }
}
