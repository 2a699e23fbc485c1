package dev.pullpolicy.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pullpolicy.config.NamespaceLabels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What decides beside a request and its policy: {@code context.json}.
 *
 * @param labels those of every namespace
 * @param contentType of the request; empty where it has none
 * @param policyBefore the document that was in force a moment ago; the empty text for none
 */
record CaseContext(
    NamespaceLabels labels,
    LocalDate today,
    Optional<String> contentType,
    Optional<String> policyBefore) {
  /** Where nothing is said. */
  static final CaseContext NONE = of(AdmissionCase.JSON.createObjectNode());

  static CaseContext read(Path file) throws IOException {
    return Files.exists(file) ? of(AdmissionCase.JSON.readTree(file.toFile())) : NONE;
  }

  private static CaseContext of(JsonNode context) {
    return new CaseContext(
        labels(context),
        LocalDate.parse(context.path("today").asText("2026-11-21")),
        context.has("contentType")
            ? Optional.ofNullable(context.get("contentType").textValue())
            : Optional.of("application/json"),
        Optional.ofNullable(context.path("policyBefore").textValue()));
  }

  private static NamespaceLabels labels(JsonNode context) {
    if (context.has("namespaceLabelsRefused")) {
      return refusing(context.get("namespaceLabelsRefused").textValue());
    }
    if (!context.has("namespaceLabels")) {
      return NamespaceLabels.UNKNOWN;
    }
    Map<String, String> labels = new HashMap<>();
    context
        .get("namespaceLabels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    return namespace -> Optional.of(labels);
  }

  /** Labels that nobody may read; it takes a while to find that out. */
  private static NamespaceLabels refusing(String sentence) {
    return new NamespaceLabels() {
      @Override
      public Optional<Map<String, String>> of(String namespace) {
        return Optional.empty();
      }

      @Override
      public CompletionStage<Optional<String>> refusal() {
        return CompletableFuture.supplyAsync(() -> Optional.of(sentence));
      }
    };
  }
}
