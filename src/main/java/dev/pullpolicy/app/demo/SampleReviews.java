package dev.pullpolicy.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The requests of all samples, byte for byte as they were recorded. */
public final class SampleReviews {
  private SampleReviews() {}

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
