package dev.pullpolicy.verify;

import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.verify.SamplePlan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why an answer may differ from the expected one, the likeliest first, and how to find out. */
final class Causes {
  private static final String NOT_REGISTERED =
      "the webhook is not registered, or only half of it: WEBHOOKS must not be 0 in the output of kubectl get"
          + " mutatingwebhookconfigurations,validatingwebhookconfigurations pull-policy-webhook;"
          + " pullpolicy register fills them in";
  private static final String OTHER_WEBHOOK =
      "another webhook changes pods after this one: see kubectl get mutatingwebhookconfigurations";
  private static final String PLUGIN =
      "the API server runs the AlwaysPullImages plugin: every pod comes to webhooks as Always";
  private static final String NOT_CALLED =
      "the API server cannot call the webhook: see whether its pods are ready, and whether a network"
          + " policy or a certificate is in the way, by the message above";

  private final OfflinePolicy policy;
  private final Optional<String> digest;

  /**
   * Under that policy.
   *
   * @param digest the first digits of that of the webhook's document, where a refusal named it
   */
  Causes(OfflinePolicy policy, Optional<String> digest) {
    this.policy = policy;
    this.digest = digest;
  }

  /** Of what came back for that. */
  List<String> of(Step step, PodAnswer answer) {
    if (answer instanceof PodAnswer.NotCalled) {
      return List.of(NOT_CALLED);
    }
    List<String> causes = new ArrayList<>();
    if (isOtherDocument()) {
      causes.add(document());
    }
    if (isAsWithoutWebhook(step, answer)) {
      causes.add(NOT_REGISTERED);
      causes.add(outOfScope());
    }
    if (digest.isEmpty()) {
      causes.add(document());
    }
    if (isMadeAlways(step, answer)) {
      causes.add(PLUGIN);
    }
    causes.add(OTHER_WEBHOOK);
    return causes;
  }

  /** Whether a refusal has named another document. */
  boolean isOtherDocument() {
    return digest.isPresent() && !policy.snapshot().digest().startsWith(digest.get());
  }

  private static boolean isAsWithoutWebhook(Step step, PodAnswer answer) {
    return answer instanceof PodAnswer.Created created
        ? created.has(step.expectation().arrives()) && created.isSilent()
        : answer instanceof PodAnswer.Denied denied && denied.lacksMutation();
  }

  private static boolean isMadeAlways(Step step, PodAnswer answer) {
    return answer instanceof PodAnswer.RefusedByPlugin
        || (answer instanceof PodAnswer.Created created
            && created.isAlways()
            && step.expectation().arrives() != ImagePullPolicy.ALWAYS);
  }

  private String outOfScope() {
    return "namespace \"%s\" is not in the webhook's scope: kube-system, the release's own and those"
            .formatted(policy.namespace())
        + " that the installation excludes are not; see the namespaceSelector there, or try another"
        + " --namespace";
  }

  /** That the webhook has, or may have, another document. */
  String document() {
    String own = policy.snapshot().describe();
    return digest
        .map(found -> "the webhook has another document: sha256:%s, not %s".formatted(found, own))
        .orElse(
            "the webhook has another document than %s, or refuses it: see its log".formatted(own));
  }
}
