package dev.pullpolicy.admission;

import com.fasterxml.jackson.core.JsonParser;
import dev.pullpolicy.config.DocumentKey;
import dev.pullpolicy.config.ExpiryDay;
import dev.pullpolicy.config.NamespaceLabels;
import dev.pullpolicy.config.ParsedPolicy;
import dev.pullpolicy.config.PolicyParser;
import dev.pullpolicy.metrics.Endpoint;
import dev.pullpolicy.workload.Bound;
import dev.pullpolicy.workload.ConfigMap;
import dev.pullpolicy.workload.ConfigMapReader;
import dev.pullpolicy.workload.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/**
 * From the bytes of a request about the policy's ConfigMap to the bytes of its answer: a document
 * that would not be taken is refused before it is stored. It needs no policy in force. Whatever
 * does not change the document is none of its business, so that nothing holds the ConfigMap.
 */
final class DocumentWebhook {
  /**
   * A document of 200 KB can stand for 100,000 nodes, some 40 MiB while they are read, which the
   * bound on bodies does not count; thirty at once ended a webhook with a heap of 128 MiB. Few
   * people write policies, and the API server asks again a second later.
   */
  private static final int READ_AT_ONCE = 1;

  private final Semaphore reading = new Semaphore(READ_AT_ONCE);
  private final ReviewEdge edge;
  private final NamespaceLabels labels;
  private final InstantSource clock;

  DocumentWebhook(NamespaceLabels labels, InstantSource clock, Decisions decisions) {
    this.edge = new ReviewEdge(Endpoint.POLICY, decisions);
    this.labels = labels;
    this.clock = clock;
  }

  /** The answer to a body of that content type; it may wait for what may be read of namespaces. */
  CompletionStage<Answer> answer(Optional<String> contentType, byte[] body) {
    Optional<Answer> refused = edge.checked(contentType, body);
    if (refused.isPresent()) {
      return now(refused.get());
    }
    if (!reading.tryAcquire()) {
      return now(edge.refused(Failure.OVERLOADED, "another policy document is being read"));
    }
    return answer(body).whenComplete((answer, problem) -> reading.release());
  }

  /** The edge: whatever goes wrong is an answer. */
  private CompletionStage<Answer> answer(byte[] body) {
    try {
      return edge.answerLater(
          edge.read(body, () -> ReviewReader.read(body, DocumentWebhook::read)), this::decide);
    } catch (RuntimeException e) {
      return now(edge.broken(e));
    }
  }

  private static Optional<Reading> read(JsonParser parser, AdmissionRequest.Resource resource)
      throws IOException {
    return Optional.of(ConfigMapReader.read(parser, DocumentKey.NAME));
  }

  private static CompletionStage<Answer> now(Answer answer) {
    return CompletableFuture.completedFuture(answer);
  }

  private CompletionStage<Answer> decide(ReviewReading review) {
    AdmissionRequest request = review.request();
    if (review instanceof ReviewReading.Malformed malformed) {
      return now(ReviewEdge.malformed(request, malformed.message()));
    }
    if (review instanceof ReviewReading.BeyondBound beyond) {
      return now(beyond(request, beyond.bound()));
    }
    return request.isConfigMapWrite() ? aboutConfigMap(request) : now(allowed(request));
  }

  private static Answer allowed(AdmissionRequest request) {
    return Answer.allowed(request.uid(), Notes.NONE);
  }

  /** The rest of the request is not known then. */
  private static Answer beyond(AdmissionRequest request, Bound bound) {
    if (request.uid().isEmpty()) {
      return ReviewEdge.malformed(request, "the AdmissionReview has " + bound.exceeded());
    }
    boolean isOther =
        !request.resource().isUnknown()
            && !request.operation().isEmpty()
            && !request.isConfigMapWrite();
    return isOther
        ? allowed(request)
        : DocumentDenial.answer(
            request, "the object has " + bound.exceeded() + ", and no policy is taken unread");
  }

  private CompletionStage<Answer> aboutConfigMap(AdmissionRequest request) {
    Optional<Reading> unread =
        Stream.concat(request.object().stream(), request.oldObject().stream())
            .filter(reading -> !(reading instanceof Reading.FoundConfigMap))
            .findFirst();
    if (unread.isPresent()) {
      return now(unread(request, unread.get()));
    }
    Optional<ConfigMap> written = request.object().flatMap(DocumentWebhook::found);
    if (written.isEmpty()) {
      return now(ReviewEdge.malformed(request, "request.object is null, must be the ConfigMap"));
    }
    Optional<ConfigMap> old = request.oldObject().flatMap(DocumentWebhook::found);
    return changesDocument(written.get(), old)
        ? aboutDocument(request, written.get())
        : now(allowed(request));
  }

  private static Answer unread(AdmissionRequest request, Reading reading) {
    if (reading instanceof Reading.BeyondBound beyond) {
      return beyond(request, beyond.bound());
    }
    String message =
        reading instanceof Reading.Malformed malformed ? malformed.message() : "no ConfigMap";
    return ReviewEdge.malformed(request, message);
  }

  private static Optional<ConfigMap> found(Reading reading) {
    return reading instanceof Reading.FoundConfigMap found
        ? Optional.of(found.configMap())
        : Optional.empty();
  }

  private static boolean changesDocument(ConfigMap written, Optional<ConfigMap> old) {
    return !written.isBeingDeleted()
        && old.filter(before -> before.document().equals(written.document())).isEmpty();
  }

  private CompletionStage<Answer> aboutDocument(AdmissionRequest request, ConfigMap written) {
    if (written.document().isEmpty()) {
      String name = request.namespace() + "/" + request.name();
      String sentence = DocumentKey.missing(name, written.otherKeys());
      return now(DocumentDenial.answer(request, sentence));
    }
    byte[] document = written.document().get().getBytes(StandardCharsets.UTF_8);
    ParsedPolicy parsed = PolicyParser.parse(document);
    if (parsed instanceof ParsedPolicy.Invalid invalid) {
      return now(DocumentDenial.answer(request, invalid));
    }
    return aboutValid(request, (ParsedPolicy.Valid) parsed);
  }

  private CompletionStage<Answer> aboutValid(AdmissionRequest request, ParsedPolicy.Valid valid) {
    CompletionStage<Optional<String>> refusal =
        valid.policy().usesNamespaceLabels()
            ? labels.refusal()
            : CompletableFuture.completedFuture(Optional.empty());
    return refusal.thenApply(
        why ->
            why.map(sentence -> DocumentDenial.answer(request, sentence))
                .orElseGet(() -> Answer.allowed(request.uid(), doubts(valid))));
  }

  private Notes doubts(ParsedPolicy.Valid valid) {
    Warnings warnings = new Warnings();
    valid
        .doubts(ExpiryDay.of(clock))
        .problems()
        .forEach(doubt -> warnings.add(DocumentKey.NAME + " " + doubt));
    return warnings.lines().isEmpty() ? Notes.NONE : new Notes(warnings.lines(), Map.of());
  }
}
