package dev.pullpolicy.cli.manifest;

import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.report.Place;
import dev.pullpolicy.workload.KnownKind;
import dev.pullpolicy.workload.Workload;
import dev.pullpolicy.yaml.Position;
import dev.pullpolicy.yaml.YamlNode;

/**
 * A workload of a manifest, with the node that it was read from.
 *
 * @param kind its kind
 * @param workload what was read
 * @param node the object; paths of image uses begin here
 * @param start where it begins
 */
public record ManifestWorkload(KnownKind kind, Workload workload, YamlNode node, Start start) {

  /**
   * Where the lines of a document begin.
   *
   * @param file the input's name
   * @param firstLine the line in which the document begins, from 1
   */
  public record Start(String file, int firstLine) {

    /** The place of a node's position in the input. */
    Place place(Position at) {
      return new Place(file, firstLine + at.line() - 1, at.column());
    }
  }

  /** Where the object begins. */
  public Place place() {
    return start.place(node.at());
  }

  /** Where a field of the object stands, or the nearest one that is there and holds it. */
  public Place place(FieldPath path) {
    return start.place(FieldPlace.of(node, path));
  }

  /** Whether the object has that field. */
  public boolean has(FieldPath path) {
    return FieldPlace.isThere(node, path);
  }

  /**
   * Whether the webhook lets it be: a copy of a static pod, or what a controller made of a workload
   * that was judged.
   */
  public boolean isLetBe() {
    Workload.Metadata meta = workload.meta();
    return kind.isPod() ? meta.isMirrorPod() : meta.controller().isPresent();
  }

  /** Its name, or what its name is made from. */
  public String name() {
    Workload.Metadata meta = workload.meta();
    return meta.name().isEmpty() && !meta.generateName().isEmpty()
        ? meta.generateName() + "*"
        : meta.name();
  }
}
