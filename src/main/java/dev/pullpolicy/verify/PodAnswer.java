package dev.pullpolicy.verify;

import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.policy.Printable;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Status;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the API server answered to a sample; who refused it is told by the API server's words.
 *
 * <p>Source: {@code ToStatusErr} and {@code ErrCallingWebhook} in {@code
 * k8s.io/apiserver/pkg/admission/plugin/webhook}; {@code Validate} in {@code
 * plugin/pkg/admission/alwayspullimages/admission.go}.
 */
sealed interface PodAnswer {

  /** It was admitted. */
  static PodAnswer of(Pod pod, List<String> warnings) {
    Optional<String> policy =
        pod.getSpec().getContainers().stream()
            .filter(container -> Sample.isContainer(container.getName()))
            .flatMap(container -> Optional.ofNullable(container.getImagePullPolicy()).stream())
            .findFirst();
    return new Created(policy, warnings);
  }

  /** It was not. */
  static PodAnswer of(Status status, List<String> warnings) {
    String message = message(status);
    Matcher denied = Denied.WORDS.matcher(message);
    if (denied.find() && isOwn(denied.group(1))) {
      return new Denied(Optional.ofNullable(denied.group(2)).orElse(""), warnings);
    }
    Matcher notCalled = NotCalled.WORDS.matcher(message);
    if (notCalled.find() && isOwn(notCalled.group(1))) {
      return new NotCalled(message, warnings);
    }
    return RefusedByPlugin.WORDS.matcher(message).find()
        ? new RefusedByPlugin(message, warnings)
        : new RefusedByOther(message, warnings);
  }

  private static boolean isOwn(String webhook) {
    return webhook.endsWith(".pullpolicy.dev");
  }

  /** Why it was not admitted, in the API server's words. */
  static String message(Status status) {
    return Optional.ofNullable(status.getMessage()).orElse("no reason given");
  }

  /** The warnings with which it came. */
  List<String> warnings();

  /** Whether it came without a word of the webhook. */
  default boolean isSilent() {
    return warnings().stream().noneMatch(Sentence::isOfWebhook);
  }

  /** As a part of a sentence. */
  String described();

  /**
   * It would have been created.
   *
   * @param pullPolicy what its container has; empty where that is gone
   */
  record Created(Optional<String> pullPolicy, List<String> warnings) implements PodAnswer {
    boolean isAlways() {
      return has(ImagePullPolicy.ALWAYS);
    }

    boolean has(ImagePullPolicy policy) {
      return pullPolicy.equals(Optional.of(policy.toString()));
    }

    @Override
    public String described() {
      return pullPolicy
          .map(policy -> "created with imagePullPolicy " + Printable.line(policy))
          .orElse("created without its container");
    }
  }

  /**
   * The webhook refused it.
   *
   * @param message the webhook's own, of several lines
   */
  record Denied(String message, List<String> warnings) implements PodAnswer {
    private static final Pattern WORDS =
        Pattern.compile(
            "admission webhook \"([^\"]*)\" denied the request(?:: (.*)| without explanation.*)",
            Pattern.DOTALL);
    private static final Pattern POLICY = Pattern.compile("(?m)^policy: .*sha256:([0-9a-f]{8})$");

    /** The lines of it that are about fields. */
    List<String> lines() {
      return message.lines().filter(Sentence::isOfWebhook).toList();
    }

    /** Whether it says that {@code /mutate} was not asked. */
    boolean lacksMutation() {
      return message.contains("the mutating webhook was not reached");
    }

    /** The first digits of the digest of the document that the webhook has. */
    Optional<String> digest() {
      Matcher policy = POLICY.matcher(message);
      return policy.find() ? Optional.of(policy.group(1)) : Optional.empty();
    }

    @Override
    public boolean isSilent() {
      return false;
    }

    @Override
    public String described() {
      return "refused: " + oneLine(message);
    }
  }

  /** The API server could not call the webhook, or got no answer that it takes. */
  record NotCalled(String message, List<String> warnings) implements PodAnswer {
    private static final Pattern WORDS = Pattern.compile("failed calling webhook \"([^\"]*)\"");

    @Override
    public String described() {
      return oneLine(message);
    }
  }

  /** The AlwaysPullImages plugin refused the pull policy that was written. */
  record RefusedByPlugin(String message, List<String> warnings) implements PodAnswer {
    private static final Pattern WORDS =
        Pattern.compile("imagePullPolicy: Unsupported value: .* supported values: \"Always\"");

    @Override
    public String described() {
      return oneLine(message);
    }
  }

  /** Something else than the webhook refused it, so that nothing is known of the webhook. */
  record RefusedByOther(String message, List<String> warnings) implements PodAnswer {
    @Override
    public String described() {
      return "refused, but not by this webhook: " + oneLine(message);
    }
  }

  private static String oneLine(String message) {
    return Printable.line(message.strip().replace("\n", " | "));
  }
}
