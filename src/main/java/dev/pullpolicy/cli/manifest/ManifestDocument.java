package dev.pullpolicy.cli.manifest;

import dev.pullpolicy.report.Place;
import dev.pullpolicy.report.Skipped;
import dev.pullpolicy.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * One document of an input.
 *
 * @param raw its bytes
 * @param root its content; empty where it cannot be read
 * @param parts what is in it, in its order: the objects of a list one by one; nothing where it has
 *     no content
 */
public record ManifestDocument(RawDocument raw, Optional<YamlNode> root, List<Part> parts) {

  /** A part of a document. */
  public sealed interface Part {}

  /** An object that names images, or could. */
  public record OfWorkload(ManifestWorkload workload) implements Part {}

  /** An object that does not. */
  public record OfOther(Place place, String kind) implements Part {}

  /** Something that is not looked at, which its author should know. */
  public record Left(Skipped skipped) implements Part {}

  /**
   * Something that cannot be read.
   *
   * @param message why, as a sentence without a subject where it is the document itself
   */
  public record Unreadable(Place place, String message) implements Part {}

  /** Copies. */
  public ManifestDocument {
    parts = List.copyOf(parts);
  }
}
