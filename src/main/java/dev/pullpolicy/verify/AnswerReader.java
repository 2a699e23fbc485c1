package dev.pullpolicy.verify;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Status;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells who refused a sample, by the words of the API server.
 *
 * <p>Source: {@code ToStatusErr} and {@code ErrCallingWebhook} in {@code
 * k8s.io/apiserver/pkg/admission/plugin/webhook}; {@code Validate} in {@code
 * plugin/pkg/admission/alwayspullimages/admission.go}.
 */
final class AnswerReader {
  private static final String OWN = ".pullpolicy.dev";
  private static final Pattern DENIED =
      Pattern.compile(
          "admission webhook \"([^\"]*)\" denied the request(?:: (.*)| without explanation.*)",
          Pattern.DOTALL);
  private static final Pattern NOT_CALLED = Pattern.compile("failed calling webhook \"([^\"]*)\"");
  private static final Pattern PLUGIN =
      Pattern.compile("imagePullPolicy: Unsupported value: .* supported values: \"Always\"");

  private AnswerReader() {}

  /** It was admitted. */
  static PodAnswer created(Pod pod, List<String> warnings) {
    Optional<String> policy =
        pod.getSpec().getContainers().stream()
            .filter(container -> Sample.isContainer(container.getName()))
            .flatMap(container -> Optional.ofNullable(container.getImagePullPolicy()).stream())
            .findFirst();
    return new PodAnswer.Created(policy, warnings);
  }

  /** It was not. */
  static PodAnswer refused(Status status, List<String> warnings) {
    String message = message(status);
    Matcher denied = DENIED.matcher(message);
    if (denied.find() && denied.group(1).endsWith(OWN)) {
      return new PodAnswer.Denied(Optional.ofNullable(denied.group(2)).orElse(""), warnings);
    }
    Matcher notCalled = NOT_CALLED.matcher(message);
    if (notCalled.find() && notCalled.group(1).endsWith(OWN)) {
      return new PodAnswer.NotCalled(message, warnings);
    }
    return PLUGIN.matcher(message).find()
        ? new PodAnswer.RefusedByPlugin(message, warnings)
        : new PodAnswer.RefusedByOther(message, warnings);
  }

  static String message(Status status) {
    return Optional.ofNullable(status.getMessage()).orElse("no reason given");
  }
}
