package dev.pullpolicy.admission;

import dev.pullpolicy.metrics.Verdict;
import java.nio.charset.StandardCharsets;

/**
 * What {@code pullpolicy register} asks to find out whether the webhook answers: about an object of
 * a resource that no API server has, so that there is nothing to decide. Its answer is neither
 * counted nor logged.
 */
public final class ProbeReview {
  /** Where it is sent to. */
  public static final String PATH = "/validate";

  private static final AdmissionRequest.Resource RESOURCE =
      new AdmissionRequest.Resource("probe.pullpolicy.dev", "registrations", "");

  private static final String BODY =
      """
      {"kind": "AdmissionReview", "apiVersion": "admission.k8s.io/v1", "request": {"uid": "register",
       "operation": "CREATE", "resource": {"group": "%s", "version": "v1", "resource": "%s"},
       "dryRun": true}}
      """;

  private ProbeReview() {}

  /** Its bytes. */
  public static byte[] body() {
    return BODY.formatted(RESOURCE.group(), RESOURCE.plural()).getBytes(StandardCharsets.UTF_8);
  }

  /** Whether that is the answer to one, and nothing went wrong. */
  static boolean is(Decided decided) {
    return decided.request().resource().equals(RESOURCE)
        && decided.answer().verdict() == Verdict.ALLOWED;
  }
}
