package dev.pullpolicy.admission;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.pullpolicy.admission.AdmissionRequest.Resource;
import dev.pullpolicy.workload.Bound;
import dev.pullpolicy.workload.Reading;
import dev.pullpolicy.workload.StoppedReading;
import dev.pullpolicy.workload.SyntaxProblem;
import dev.pullpolicy.workload.Tokens;
import dev.pullpolicy.workload.WorkloadReader;
import dev.pullpolicy.workload.WorkloadShape;
import dev.pullpolicy.workload.WorkloadShapes;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads an AdmissionReview ({@code admission.k8s.io/v1}) in one pass. Keys may come in any order;
 * unknown ones are skipped. Where an object comes before the resource that says how to read it, the
 * bytes are read a second time. No bytes make it throw.
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

  /** Reads objects of a request. */
  @FunctionalInterface
  interface ObjectReader {
    /**
     * Reads the object of that resource that starts at the parser's current token; empty, and
     * leaves it to be skipped, where nobody asks for objects of that resource.
     */
    Optional<Reading> read(JsonParser parser, Resource resource) throws IOException;
  }

  private ReviewReader(JsonParser parser, ObjectReader objects, Optional<Resource> resource) {
    this.parser = parser;
    this.tokens = new Tokens(parser);
    this.request = new RequestReader(parser, objects, resource);
  }

  /** A review about a resource whose images are known by those shapes. */
  static ReviewReading read(byte[] body, WorkloadShapes shapes) {
    return read(body, (parser, resource) -> workload(parser, shape(resource, shapes)));
  }

  private static Optional<WorkloadShape> shape(Resource resource, WorkloadShapes shapes) {
    return shapes.find(resource.group(), resource.plural());
  }

  private static Optional<Reading> workload(JsonParser parser, Optional<WorkloadShape> shape)
      throws IOException {
    return shape.isPresent()
        ? Optional.of(WorkloadReader.read(parser, shape.get()))
        : Optional.empty();
  }

  /** The same, and who wrote the pull policies of its objects. */
  static ReviewReading readWithOwners(byte[] body, WorkloadShapes shapes) {
    return read(body, (parser, resource) -> workloadWithOwners(parser, shape(resource, shapes)));
  }

  private static Optional<Reading> workloadWithOwners(
      JsonParser parser, Optional<WorkloadShape> shape) throws IOException {
    return shape.isPresent()
        ? Optional.of(WorkloadReader.readWithOwners(parser, shape.get()))
        : Optional.empty();
  }

  /** A review whose objects are read like that. */
  static ReviewReading read(byte[] body, ObjectReader objects) {
    Pass first = pass(body, objects, Optional.empty());
    return first.misread().isPresent() && first.reading() instanceof ReviewReading.Whole
        ? pass(body, objects, first.misread()).reading()
        : first.reading();
  }

  /** What one pass came to, and the resource as which objects should have been read. */
  private record Pass(ReviewReading reading, Optional<Resource> misread) {}

  private static Pass pass(byte[] body, ObjectReader objects, Optional<Resource> resource) {
    try (JsonParser parser = ReviewJson.FACTORY.createParser(body)) {
      ReviewReader reader = new ReviewReader(parser, objects, resource);
      ReviewReading reading = reader.read();
      return new Pass(reading, reader.request.misread());
    } catch (IOException e) {
      return new Pass(
          new ReviewReading.Malformed(RequestReader.NOTHING, "the body is no text in UTF-8"),
          Optional.empty());
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
