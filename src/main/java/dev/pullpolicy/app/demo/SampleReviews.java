package dev.pullpolicy.app.demo;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The requests of all samples, byte for byte as they were recorded. */
public final class SampleReviews {
  private static final String REVIEW_OF_POLICY =
      """
      {"kind": "AdmissionReview", "apiVersion": "admission.k8s.io/v1", "request": {"uid": "warm-up",
       "operation": "CREATE", "namespace": "pull-policy", "name": "pull-policy",
       "resource": {"group": "", "version": "v1", "resource": "configmaps"},
       "object": {"data": {"policy.yaml": "%s"}}}}
      """;

  private SampleReviews() {}

  /** One that creates the ConfigMap with the demo's policy. */
  public static byte[] ofPolicy() throws IOException {
    try (InputStream policy = SampleReviews.class.getResourceAsStream("/demo/policy.yaml")) {
      String document = new String(policy.readAllBytes(), StandardCharsets.UTF_8);
      String text = new String(JsonStringEncoder.getInstance().quoteAsString(document));
      return REVIEW_OF_POLICY.formatted(text).getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Reads them. */
  public static List<byte[]> all() throws IOException {
    List<byte[]> reviews = new ArrayList<>();
    for (Sample sample : Sample.ALL) {
      try (InputStream review = sample.review()) {
        reviews.add(review.readAllBytes());
      }
    }
    return reviews;
  }
}
