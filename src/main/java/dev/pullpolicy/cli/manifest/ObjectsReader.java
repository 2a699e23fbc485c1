package dev.pullpolicy.cli.manifest;

import com.fasterxml.jackson.core.JsonParser;
import dev.pullpolicy.cli.manifest.ManifestDocument.Left;
import dev.pullpolicy.cli.manifest.ManifestDocument.OfOther;
import dev.pullpolicy.cli.manifest.ManifestDocument.OfWorkload;
import dev.pullpolicy.cli.manifest.ManifestDocument.Part;
import dev.pullpolicy.cli.manifest.ManifestDocument.Unreadable;
import dev.pullpolicy.cli.manifest.ManifestWorkload.Start;
import dev.pullpolicy.report.Place;
import dev.pullpolicy.report.Skipped;
import dev.pullpolicy.workload.EmbeddedJson;
import dev.pullpolicy.workload.KnownKind;
import dev.pullpolicy.workload.Reading;
import dev.pullpolicy.workload.WorkloadReader;
import dev.pullpolicy.workload.WorkloadShapes;
import dev.pullpolicy.yaml.YamlNode;
import dev.pullpolicy.yaml.YamlNode.Mapping;
import dev.pullpolicy.yaml.YamlNode.Scalar;
import dev.pullpolicy.yaml.YamlNode.ScalarType;
import dev.pullpolicy.yaml.YamlNode.Sequence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the objects of one document: one, or those of a list. What is no object, and what makes
 * objects, is told apart by what it says of itself.
 */
final class ObjectsReader {
  private final WorkloadShapes shapes;
  private final ManifestFile file;
  private final Start start;
  private final List<Part> parts = new ArrayList<>(1);

  ObjectsReader(WorkloadShapes shapes, ManifestFile file, Start start) {
    this.shapes = shapes;
    this.file = file;
    this.start = start;
  }

  /** The parts of the document. */
  List<Part> read(YamlNode root) {
    if (root instanceof Mapping object) {
      read(object, TypeMeta.of(object));
    } else if (!(root instanceof Scalar scalar && scalar.type() == ScalarType.NULL)) {
      skip(root, "is %s, no Kubernetes object".formatted(root.noun()));
    }
    return parts;
  }

  private void read(Mapping object, TypeMeta type) {
    if (!type.isWhole()) {
      incomplete(object, type);
    } else if (items(object).isPresent()) {
      items(object).get().entries().forEach(item -> item(item, type));
    } else if (type.isKustomization()) {
      skip(object, "is a kustomization; check what kustomize build prints");
    } else if (type.isCustomResourceDefinition()) {
      skip(object, "defines a custom resource, and names no images itself");
    } else {
      object(object, type);
    }
  }

  private void incomplete(Mapping object, TypeMeta type) {
    boolean isWorkload = WorkloadShapes.isKind(type.kind());
    if (isWorkload) {
      parts.add(new Unreadable(start.place(object.at()), "has no apiVersion"));
    } else {
      skip(object, NoObject.reason(file.fileName()));
    }
  }

  /**
   * The entries of whatever has any: kubectl takes an object with {@code items} for a list, of
   * whatever kind ({@code IsList} in {@code k8s.io/apimachinery}, {@code unstructured.go}).
   */
  private static Optional<Sequence> items(Mapping object) {
    return Optional.ofNullable(object.entries().get("items"))
        .map(YamlNode.Entry::value)
        .filter(Sequence.class::isInstance)
        .map(Sequence.class::cast);
  }

  private void item(YamlNode item, TypeMeta list) {
    if (item instanceof Mapping object) {
      read(object, TypeMeta.of(object).orThatOfAnItemOf(list));
    } else {
      parts.add(
          new Unreadable(
              start.place(item.at()), "is %s, must be an object".formatted(item.noun())));
    }
  }

  private void object(Mapping object, TypeMeta type) {
    Optional<KnownKind> known = shapes.findKind(type.group(), type.kind());
    if (known.isPresent()) {
      parts.add(workload(object, known.get()));
    } else {
      parts.add(new OfOther(start.place(object.at()), type.kind()));
    }
  }

  private Part workload(Mapping object, KnownKind kind) {
    Reading reading = reading(object, kind);
    if (reading instanceof Reading.Found found) {
      return new OfWorkload(new ManifestWorkload(kind, found.workload(), object, start));
    }
    if (reading instanceof Reading.Malformed malformed) {
      return malformed(object, kind, malformed);
    }
    return new Unreadable(
        start.place(object.at()),
        "the object has %s, and nothing is admitted unjudged"
            .formatted(((Reading.BeyondBound) reading).bound().exceeded()));
  }

  private Part malformed(Mapping object, KnownKind kind, Reading.Malformed malformed) {
    Place place = start.place(FieldPlace.of(object, malformed.path()));
    return kind.isKubernetes()
        ? new Unreadable(place, malformed.message())
        : new Left(new Skipped(place, "is not judged before its pods are: " + malformed.message()));
  }

  private static Reading reading(Mapping object, KnownKind kind) {
    try (JsonParser parser = EmbeddedJson.FACTORY.createParser(NodeJson.of(object))) {
      parser.nextToken();
      return WorkloadReader.read(parser, kind.shape());
    } catch (IOException e) {
      throw new IllegalStateException("an object in memory cannot be read", e);
    }
  }

  private void skip(YamlNode node, String reason) {
    parts.add(new Left(new Skipped(start.place(node.at()), reason)));
  }
}
