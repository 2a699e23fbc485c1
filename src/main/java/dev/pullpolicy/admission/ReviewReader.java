package dev.pullpolicy.admission;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.pullpolicy.workload.Bound;
import dev.pullpolicy.workload.Reading;
import dev.pullpolicy.workload.StoppedReading;
import dev.pullpolicy.workload.SyntaxProblem;
import dev.pullpolicy.workload.Tokens;
import dev.pullpolicy.workload.WorkloadReader;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads an AdmissionReview ({@code admission.k8s.io/v1}) in one pass. Keys may come in any order;
 * unknown ones are skipped. No bytes make it throw.
 */
final class ReviewReader {
  static final String API_VERSION = "admission.k8s.io/v1";
  static final String KIND = "AdmissionReview";

  private final JsonParser parser;
  private final Tokens tokens;
  private final RequestReader request;
  private Optional<String> apiVersion = Optional.empty();
  private Optional<String> kind = Optional.empty();
  private boolean hasRequest;

  /** Reads the object that starts at the parser's current token. */
  @FunctionalInterface
  interface ObjectReader {
    Reading read(JsonParser parser) throws IOException;
  }

  private ReviewReader(JsonParser parser, ObjectReader objects) {
    this.parser = parser;
    this.tokens = new Tokens(parser);
    this.request = new RequestReader(parser, tokens, objects);
  }

  /** A review about a pod. */
  static ReviewReading read(byte[] body) {
    return read(body, parser -> WorkloadReader.read(parser, WorkloadReader.POD));
  }

  /** A review whose objects are read like that. */
  static ReviewReading read(byte[] body, ObjectReader objects) {
    try (JsonParser parser = ReviewJson.FACTORY.createParser(body)) {
      return new ReviewReader(parser, objects).read();
    } catch (IOException e) {
      return new ReviewReading.Malformed(RequestReader.NOTHING, "the body is no text in UTF-8");
    }
  }

  private ReviewReading read() throws IOException {
    try {
      readToEnd();
      return new ReviewReading.Whole(request.request());
    } catch (StoppedReading e) {
      return stopped(e.reading());
    } catch (StreamConstraintsException e) {
      return new ReviewReading.BeyondBound(request.request(), Bound.stopped(parser));
    } catch (JsonProcessingException e) {
      return new ReviewReading.Malformed(request.request(), SyntaxProblem.of(e));
    }
  }

  private ReviewReading stopped(Reading reading) {
    if (reading instanceof Reading.BeyondBound beyond) {
      return new ReviewReading.BeyondBound(request.request(), beyond.bound());
    }
    String message =
        reading instanceof Reading.Malformed malformed ? malformed.message() : "cannot be read";
    return new ReviewReading.Malformed(request.request(), message);
  }

  private void readToEnd() throws IOException {
    if (parser.nextToken() == null) {
      throw StoppedReading.malformed("the body is empty or blank, must be an AdmissionReview");
    }
    tokens.object(this::field);
    if (parser.nextToken() != null) {
      throw StoppedReading.malformed("something follows the AdmissionReview");
    }
    check("apiVersion", apiVersion, API_VERSION);
    check("kind", kind, KIND);
    if (!hasRequest) {
      throw StoppedReading.malformed("request is missing, must be an object");
    }
    request.check();
  }

  private static void check(String field, Optional<String> found, String wanted)
      throws StoppedReading {
    if (found.filter(wanted::equals).isEmpty()) {
      throw StoppedReading.malformed(
          "%s is %s, must be %s".formatted(field, RequestReader.shown(found), wanted));
    }
  }

  private void field(String field) throws IOException {
    switch (field) {
      case "apiVersion" -> apiVersion = tokens.text();
      case "kind" -> kind = tokens.text();
      case "request" -> {
        hasRequest = !tokens.isNull();
        request.read();
      }
      default -> {}
    }
  }
}
