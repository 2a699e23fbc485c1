package dev.pullpolicy.cli;

import dev.pullpolicy.cli.kubelet.KubeletText;
import dev.pullpolicy.image.ImageReference;
import dev.pullpolicy.image.ReferenceKind;
import dev.pullpolicy.policy.Decider;
import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.policy.Printable;
import dev.pullpolicy.policy.PullPolicyChange;

/** An explanation for people, in lines of at most 80 columns where the image allows it. */
final class ExplanationText {
  private final StringBuilder text = new StringBuilder();

  private ExplanationText() {}

  /** The whole explanation of an image by itself. */
  static String of(Explanation explanation) {
    return policy(explanation) + heading(explanation) + kubelet(explanation);
  }

  /** Why it has its pull policy. */
  static String policy(Explanation explanation) {
    ExplanationText text = new ExplanationText();
    explanation.origin().ifPresent(text::origin);
    text.line("", Printable.escaped(explanation.image().written()));
    text.reference(explanation.image());
    text.line("kind", explanation.kind() + ": " + meaning(explanation.kind()));
    text.line(
        "default",
        "%s: %s"
            .formatted(
                explanation.kubernetesDefault(),
                ImagePullPolicy.whyKubernetesDefault(explanation.image())));
    explanation.chosen().ifPresent(chosen -> text.line("declared", chosen(explanation, chosen)));
    explanation
        .decision()
        .ifPresent(decision -> text.line("pods get", decision.resolved() + by(decision.decider())));
    explanation
        .decision()
        .flatMap(Explanation.Decision::reported)
        .ifPresent(change -> text.line("reported", reported(change)));
    return text.text.toString();
  }

  private void reference(ImageReference image) {
    if (image.error().isPresent()) {
      line("error", image.error().get().message() + "; the kubelet answers InvalidImageName");
      return;
    }
    line("registry", image.domain().isEmpty() ? "(none: no legal host)" : image.domain());
    line("repository", image.path());
    line(
        "tag",
        image
            .tag()
            .orElseGet(() -> image.effectiveTag().map(t -> t + " (not written)").orElse("(none)")));
    line("digest", image.digest().orElse("(none)"));
  }

  private void origin(Explanation.Origin origin) {
    line("", "%s %s, %s".formatted(origin.place(), origin.object(), origin.use().described()));
  }

  private static String heading(Explanation explanation) {
    return explanation.kind() == ReferenceKind.INVALID
        ? "What the kubelet does:\n"
        : "Under %s the kubelet:\n".formatted(explanation.resolved());
  }

  /** What a node makes of it. */
  static String kubelet(Explanation explanation) {
    return KubeletText.of(explanation.resolved(), explanation.kind());
  }

  private static String meaning(ReferenceKind kind) {
    return switch (kind) {
      case UNTAGGED -> "neither tag nor digest; what it names can change";
      case LATEST -> "the tag latest; what it names can change";
      case FLOATING -> "a tag that the policy calls floating; what it names can change";
      case TAG -> "a tag that is meant to stay";
      case DIGEST -> "names one image for ever";
      case INVALID -> "no image reference";
    };
  }

  private static String chosen(Explanation explanation, ImagePullPolicy chosen) {
    return chosen == explanation.kubernetesDefault()
        ? chosen + ", the default: looks the same as none"
        : chosen + ", chosen";
  }

  private static String reported(PullPolicyChange change) {
    return "%s%s (not written: %s)"
        .formatted(change.to(), by(change.decider()), change.reportedBy().orElse(""));
  }

  private static String by(Decider decider) {
    return switch (decider.kind()) {
      case OVERRIDE, DEFAULT -> ", by " + decider;
      case CHOSEN -> ", as chosen";
      case STALE_DEFAULT, KUBERNETES_DEFAULT -> ", by Kubernetes' default";
    };
  }

  private void line(String label, String value) {
    if (label.isEmpty()) {
      text.append(value).append('\n');
    } else {
      text.append("  %-11s%s%n".formatted(label, value));
    }
  }
}
