package dev.pullpolicy.workload;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code metadata}. */
final class MetadataReader {
  private static final String MIRROR_ANNOTATION = "kubernetes.io/config.mirror";

  private final Tokens tokens;
  private final Optional<FieldOwners> owners;
  private String name = "";
  private String generateName = "";
  private String namespace = "";
  private String uid = "";
  private Map<String, String> labels = Map.of();
  private Optional<Workload.Owner> controller = Optional.empty();
  private boolean isMirrorPod;
  private boolean isBeingDeleted;

  MetadataReader(Tokens tokens) {
    this(tokens, Optional.empty());
  }

  /** A reader that also reads who wrote the object, where that is asked for. */
  MetadataReader(Tokens tokens, Optional<FieldOwners> owners) {
    this.tokens = tokens;
    this.owners = owners;
  }

  void read() throws IOException {
    tokens.object(this::field);
  }

  private void field(String field) throws IOException {
    switch (field) {
      case "name" -> name = tokens.text().orElse("");
      case "generateName" -> generateName = tokens.text().orElse("");
      case "namespace" -> namespace = tokens.text().orElse("");
      case "uid" -> uid = tokens.text().orElse("");
      case "labels" -> labels = labels();
      case "annotations" -> annotations();
      case "deletionTimestamp" -> isBeingDeleted = tokens.text().isPresent();
      case "ownerReferences" -> owners();
      case "managedFields" -> managedFields();
      default -> {}
    }
  }

  private Map<String, String> labels() throws IOException {
    Map<String, String> read = new HashMap<>();
    tokens.object(key -> read.put(key, tokens.text().orElse("")));
    return read;
  }

  private void annotations() throws IOException {
    isMirrorPod = false;
    tokens.object(this::annotation);
  }

  private void annotation(String key) throws IOException {
    isMirrorPod |= key.equals(MIRROR_ANNOTATION);
    if (owners.isPresent() && key.equals(LastAppliedReader.ANNOTATION) && tokens.isText()) {
      owners.get().readLastApplied(tokens.text().orElse(""));
    }
  }

  private void managedFields() throws IOException {
    if (owners.isPresent()) {
      owners.get().readManagedFields();
    }
  }

  private void owners() throws IOException {
    controller = Optional.empty();
    tokens.list(index -> owner().ifPresent(owner -> controller = Optional.of(owner)));
  }

  private Optional<Workload.Owner> owner() throws IOException {
    OwnerFields owner = new OwnerFields();
    tokens.object(
        field -> {
          switch (field) {
            case "kind" -> owner.kind = tokens.text().orElse("");
            case "name" -> owner.name = tokens.text().orElse("");
            case "controller" -> owner.isController = tokens.flag();
            default -> {}
          }
        });
    return owner.isController
        ? Optional.of(new Workload.Owner(owner.kind, owner.name))
        : Optional.empty();
  }

  private static final class OwnerFields {
    private String kind = "";
    private String name = "";
    private boolean isController;
  }

  Map<String, String> readLabels() {
    return labels;
  }

  Workload.Metadata metadata() {
    return new Workload.Metadata(
        name, generateName, namespace, uid, controller, isMirrorPod, isBeingDeleted);
  }
}
