package dev.pullpolicy.workload;

import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.policy.FieldPath.Element;
import dev.pullpolicy.policy.FieldPath.Index;
import dev.pullpolicy.policy.FieldPath.Name;
import dev.pullpolicy.policy.ImageUse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who wrote the pull policies of an object, as far as its metadata tells. */
public final class FieldOwners {
  private final ManagedFieldsReader managed;
  private final LastAppliedReader lastApplied;

  /** Nothing is known before the object's metadata is read. */
  FieldOwners(Tokens tokens, WorkloadShape shape) {
    this.managed = new ManagedFieldsReader(tokens, shape);
    this.lastApplied = new LastAppliedReader(shape);
  }

  void readManagedFields() throws IOException {
    managed.read();
  }

  void readLastApplied(String text) {
    lastApplied.read(text);
  }

  /** Whether somebody wrote the pull policy of that use. */
  public PolicyOwners.Written isWritten(PodTemplate template, ImageUse use) {
    return of(template, use).map(PolicyOwners::isWritten).orElse(PolicyOwners.Written.UNKNOWN);
  }

  /**
   * Who lists the pull policy of that use; empty where the object's managed fields leave that open.
   */
  public Optional<PolicyOwners> of(PodTemplate template, ImageUse use) {
    if (managed.leaveOpen()) {
      return Optional.empty();
    }
    List<Element> field = field(template, use).elements();
    Set<String> appliers = new HashSet<>();
    Set<String> updaters = new HashSet<>();
    for (int i = 1; i <= field.size(); i++) {
      managed.collect(new FieldPath(field.subList(0, i)), appliers, updaters);
    }
    return Optional.of(
        new PolicyOwners(appliers, updaters, lastApplied.says(UsePlace.of(template, use))));
  }

  /** The pull policy's path with entries of lists by their names, as managed fields have it. */
  private static FieldPath field(PodTemplate template, ImageUse use) {
    List<Element> key = template.key().elements();
    List<Element> named = new ArrayList<>();
    for (Element element : use.policyPath().elements()) {
      int at = named.size();
      if (element instanceof Index && at < key.size()) {
        named.add(key.get(at));
      } else if (element instanceof Index && !use.name().isEmpty()) {
        named.add(new Name(use.name()));
      } else {
        named.add(element);
      }
    }
    return new FieldPath(named);
  }
}
