package dev.pullpolicy.policy;

import java.util.List;
import java.util.Set;

/**
 * {@code require.nodeSelection}: the pod, where one is known, chooses its nodes.
 *
 * @param labelKeys labels one of which must be selected; empty where any choice of nodes will do
 */
public record RequiredNodeSelection(List<String> labelKeys) implements Requirement {
  private static final Set<Facet> READS = Set.of(Facet.IMAGE_USE, Facet.NODE_SELECTION);

  /** Copies. */
  public RequiredNodeSelection {
    labelKeys = List.copyOf(labelKeys);
  }

  @Override
  public boolean holds(Subject subject) {
    return subject.context().pod().map(pod -> holds(pod.nodeSelection())).orElse(true);
  }

  private boolean holds(NodeSelection selection) {
    return labelKeys.isEmpty() ? selection.selectsNodes() : selection.selectsAnyOf(labelKeys);
  }

  @Override
  public Breach breach(Subject subject, Scope scope) {
    return new Breach(found(subject, scope), advice(subject, scope));
  }

  private String found(Subject subject, Scope scope) {
    String policy =
        subject
            .pullPolicy()
            .filter(p -> scope.selectsByPullPolicy())
            .map(p -> "%s is %s, but ".formatted(subject.use().type().policyField(), p))
            .orElse("");
    String image = " for image " + Printable.quoted(subject.use().image().written());
    return labelKeys.isEmpty()
        ? policy + "the pod has no nodeName, nodeSelector or required node affinity" + image
        : policy + "the pod selects nodes by no label of " + String.join(", ", labelKeys) + image;
  }

  private String advice(Subject subject, Scope scope) {
    String select =
        labelKeys.isEmpty()
            ? "select the nodes that have the image"
            : "select nodes by %s in nodeSelector or required node affinity"
                .formatted(Requirement.anyOf(labelKeys));
    return scope.selectsByPullPolicy()
        ? select + ", or use another " + subject.use().type().policyField()
        : select;
  }

  @Override
  public Set<Facet> reads() {
    return READS;
  }

  @Override
  public boolean refusesPodsOnly() {
    return true;
  }
}
