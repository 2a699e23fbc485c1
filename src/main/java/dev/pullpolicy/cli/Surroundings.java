package dev.pullpolicy.cli;

import dev.pullpolicy.cli.manifest.ManifestWorkload;
import dev.pullpolicy.policy.JudgedPod;
import dev.pullpolicy.policy.JudgedUse;
import dev.pullpolicy.policy.PodFacts;
import dev.pullpolicy.policy.PolicyContext;
import dev.pullpolicy.policy.Requester;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where objects will be, as far as it is known before.
 *
 * @param namespace the namespace of objects that do not say their own
 * @param namespaceLabels the labels of whatever namespaces they are in; empty where not known
 * @param requester who creates them; empty where that is not known
 * @param today the day in UTC that exemptions are held against
 * @param podStage how far pods have come that no controller makes
 */
record Surroundings(
    String namespace,
    Optional<Map<String, String>> namespaceLabels,
    Optional<Requester> requester,
    LocalDate today,
    PolicyContext.Stage podStage) {
  /** The API server gives every namespace this label, with its name. */
  private static final String NAME_LABEL = "kubernetes.io/metadata.name";

  /**
   * What is known of manifests: not who will create them, nor what service accounts and the
   * scheduler will add to their pods.
   */
  static Surroundings ofManifests(
      String namespace, Optional<Map<String, String>> namespaceLabels, LocalDate today) {
    return new Surroundings(
        namespace, namespaceLabels, Optional.empty(), today, PolicyContext.Stage.TEMPLATE);
  }

  /** Why something is undecided, with what has to be given: only labels are ever missing. */
  static String advised(String reason) {
    return reason + "; give them with --namespace-labels KEY=VALUE,...";
  }

  /** The namespace in which the object will be; empty outside of namespaces. */
  String namespace(ManifestWorkload workload) {
    String own = workload.workload().meta().namespace();
    if (!workload.kind().isNamespaced()) {
      return "";
    }
    return own.isEmpty() ? namespace : own;
  }

  /** What is judged of the object, by its templates: all of it is new. */
  List<JudgedPod> judgedPods(ManifestWorkload workload) {
    return workload.workload().templates().stream()
        .map(
            template ->
                new JudgedPod(
                    context(workload, template.pod()),
                    template.uses().stream().map(JudgedUse::isNew).toList()))
        .toList();
  }

  /** The context of a pod, or of a workload's template. */
  PolicyContext context(ManifestWorkload workload, Optional<PodFacts> pod) {
    return context(workload.kind().name(), namespace(workload), pod);
  }

  /** The context of a pod of which nothing else is known. */
  PolicyContext contextOfPod() {
    return context(PolicyContext.POD, namespace, Optional.empty());
  }

  private PolicyContext context(String kind, String in, Optional<PodFacts> pod) {
    return new PolicyContext(
        kind,
        in,
        namespaceLabels.filter(labels -> !in.isEmpty()).map(labels -> withName(labels, in)),
        pod,
        requester,
        today,
        kind.equals(PolicyContext.POD) ? podStage : PolicyContext.Stage.TEMPLATE);
  }

  private static Map<String, String> withName(Map<String, String> labels, String namespace) {
    Map<String, String> all = new HashMap<>(labels);
    all.put(NAME_LABEL, namespace);
    return all;
  }
}
