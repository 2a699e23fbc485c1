package dev.pullpolicy.workload;

import dev.pullpolicy.policy.ContainerType;
import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.policy.ImageUse;
import dev.pullpolicy.policy.NodeSelection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a pod's {@code spec}, at any place of an object. */
final class PodSpecReader {
  private final Tokens tokens;
  private final FieldPath spec;
  private final UseTally tally;
  private final Map<ContainerType, List<ImageUse>> uses = new EnumMap<>(ContainerType.class);
  private Optional<String> nodeName = Optional.empty();
  private Set<String> nodeSelectorKeys = Set.of();
  private List<Set<String>> requiredTerms = List.of();
  private boolean listsImagePullSecrets;

  PodSpecReader(Tokens tokens, FieldPath spec, UseTally tally) {
    this.tokens = tokens;
    this.spec = spec;
    this.tally = tally;
  }

  void read() throws IOException {
    tokens.object(this::field);
  }

  private void field(String field) throws IOException {
    switch (field) {
      case "containers" -> containers(ContainerType.CONTAINER, field);
      case "initContainers" -> containers(ContainerType.INIT_CONTAINER, field);
      case "ephemeralContainers" -> containers(ContainerType.EPHEMERAL_CONTAINER, field);
      case "volumes" -> volumes(field);
      case "nodeName" -> nodeName = tokens.text();
      case "nodeSelector" -> nodeSelectorKeys = nodeSelectorKeys();
      case "affinity" -> requiredTerms = new NodeAffinityReader(tokens).read();
      case "imagePullSecrets" -> listsImagePullSecrets = namesAnEntry();
      default -> {}
    }
  }

  private void containers(ContainerType type, String field) throws IOException {
    FieldPath list = spec.field(field);
    List<ImageUse> read = fresh(type);
    tokens.list(index -> add(new ImageUseReader(tokens).container(type, list.entry(index)), read));
  }

  private void volumes(String field) throws IOException {
    FieldPath list = spec.field(field);
    List<ImageUse> read = fresh(ContainerType.IMAGE_VOLUME);
    tokens.list(index -> add(new ImageUseReader(tokens).volume(list.entry(index)), read));
  }

  private List<ImageUse> fresh(ContainerType type) {
    List<ImageUse> read = new ArrayList<>();
    uses.put(type, read);
    return read;
  }

  private void add(Optional<ImageUse> use, List<ImageUse> read) throws IOException {
    if (use.isPresent() && tally.takes(use.get())) {
      read.add(use.get());
    }
  }

  private Set<String> nodeSelectorKeys() throws IOException {
    Set<String> keys = new HashSet<>();
    tokens.object(keys::add);
    return keys;
  }

  /** An entry without a name is legal and stands for no secret. */
  private boolean namesAnEntry() throws IOException {
    boolean[] found = {false};
    tokens.list(
        index ->
            tokens.object(field -> found[0] |= field.equals("name") && tokens.text().isPresent()));
    return found[0];
  }

  List<ImageUse> uses() {
    return uses.values().stream().flatMap(List::stream).toList();
  }

  NodeSelection nodeSelection() {
    return new NodeSelection(nodeName, nodeSelectorKeys, requiredTerms);
  }

  boolean listsImagePullSecrets() {
    return listsImagePullSecrets;
  }
}
