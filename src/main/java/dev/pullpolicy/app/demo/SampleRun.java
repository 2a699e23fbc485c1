package dev.pullpolicy.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Does with every sample what the API server does: mutates, writes, validates. */
public final class SampleRun {
  private static final String DENIED =
      "Error from server (%s): %sadmission webhook \"validate.pullpolicy.dev\" denied the request: %s";

  private final ReviewClient client;
  private final Report report;

  private SampleRun(ReviewClient client, Report report) {
    this.client = client;
    this.report = report;
  }

  /**
   * Asks a webhook about every sample and prints the answers.
   *
   * @param certificate the only one that is trusted, PEM
   * @return the exit code: 0 where every sample got an answer
   * @throws IOException where it answers nothing at all
   */
  public static int run(URI webhook, Path certificate, PrintStream out)
      throws IOException, InterruptedException {
    ReviewClient client = new ReviewClient(webhook, certificate);
    client.await();
    return new SampleRun(client, new Report(out)).run();
  }

  private int run() throws InterruptedException {
    report.begin(client.webhook(), Sample.ALL.size());
    int failed = 0;
    for (Sample sample : Sample.ALL) {
      try {
        run(sample);
      } catch (IOException e) {
        report.failed(sample, e);
        failed++;
      }
    }
    report.end(failed);
    return failed == 0 ? 0 : 1;
  }

  private void run(Sample sample) throws IOException, InterruptedException {
    JsonNode review = sample.review(client.json());
    JsonNode mutated = client.ask("/mutate", review);
    List<Patch.Written> written = Patch.apply(client.json(), mutated, review.at("/request/object"));
    JsonNode validated = client.ask("/validate", review);
    Set<String> said = new LinkedHashSet<>();
    warn(mutated, said);
    warn(validated, said);
    said.add(outcome(sample, validated));
    report.sample(sample, written, mutated.path("auditAnnotations"), said);
  }

  /** kubectl prints the same warning once. */
  private static void warn(JsonNode response, Set<String> said) {
    response.path("warnings").forEach(warning -> said.add("Warning: " + warning.asText()));
  }

  private static String outcome(Sample sample, JsonNode validated) {
    if (validated.path("allowed").asBoolean()) {
      return sample.success();
    }
    JsonNode status = validated.path("status");
    return DENIED.formatted(
        status.path("reason").asText(), sample.error(), status.path("message").asText());
  }
}
