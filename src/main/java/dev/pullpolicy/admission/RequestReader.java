package dev.pullpolicy.admission;

import com.fasterxml.jackson.core.JsonParser;
import dev.pullpolicy.admission.AdmissionRequest.Resource;
import dev.pullpolicy.policy.Printable;
import dev.pullpolicy.policy.Requester;
import dev.pullpolicy.workload.Reading;
import dev.pullpolicy.workload.StoppedReading;
import dev.pullpolicy.workload.Tokens;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code request} of an AdmissionReview; keeps what it has when it is stopped. */
final class RequestReader {
  /** A request of which nothing was read. */
  static final AdmissionRequest NOTHING = new RequestReader(null, null, Optional.empty()).request();

  private static final Set<String> OPERATIONS = Set.of("CREATE", "UPDATE", "DELETE", "CONNECT");

  private final JsonParser parser;
  private final Tokens tokens;
  private final ReviewReader.ObjectReader objects;
  private final Optional<Resource> known;
  private final Set<Resource> readAs = new HashSet<>(1);
  private final Set<String> groups = new HashSet<>();
  private String uid = "";
  private String operation = "";
  private String group = "";
  private String plural = "";
  private String kind = "";
  private String subresource = "";
  private String namespace = "";
  private String name = "";
  private String user = "";
  private boolean isDryRun;
  private Optional<Reading> object = Optional.empty();
  private Optional<Reading> oldObject = Optional.empty();

  /** A reader of requests about that resource, or about the one that the request says. */
  RequestReader(JsonParser parser, ReviewReader.ObjectReader objects, Optional<Resource> known) {
    this.parser = parser;
    this.tokens = new Tokens(parser);
    this.objects = objects;
    this.known = known;
  }

  void read() throws IOException {
    tokens.object(this::field);
  }

  private void field(String field) throws IOException {
    switch (field) {
      case "uid" -> uid = tokens.text().orElse("");
      case "operation" -> operation = tokens.text().orElse("");
      case "resource" -> tokens.object(this::resourceField);
      case "kind" -> tokens.object(this::kindField);
      case "subResource" -> subresource = tokens.text().orElse("");
      case "namespace" -> namespace = tokens.text().orElse("");
      case "name" -> name = tokens.text().orElse("");
      case "dryRun" -> isDryRun = tokens.flag();
      case "userInfo" -> tokens.object(this::userField);
      case "object" -> object = object();
      case "oldObject" -> oldObject = object();
      default -> {}
    }
  }

  private void resourceField(String field) throws IOException {
    switch (field) {
      case "group" -> group = tokens.text().orElse("");
      case "resource" -> plural = tokens.text().orElse("");
      default -> {}
    }
  }

  private void kindField(String field) throws IOException {
    if (field.equals("kind")) {
      kind = tokens.text().orElse("");
    }
  }

  private void userField(String field) throws IOException {
    switch (field) {
      case "username" -> user = tokens.text().orElse("");
      case "groups" -> tokens.list(index -> tokens.text().ifPresent(groups::add));
      default -> {}
    }
  }

  private Optional<Reading> object() throws IOException {
    if (tokens.isNull()) {
      return Optional.empty();
    }
    Resource resource = known.orElseGet(this::resource);
    readAs.add(resource);
    if (resource.isUnknown()) {
      return Optional.empty();
    }
    Optional<Reading> reading = objects.read(parser, resource);
    if (reading.isPresent() && parser.isClosed()) {
      throw StoppedReading.because(reading.get());
    }
    return reading;
  }

  /** Objects are of one resource, whatever subresource they are sent to. */
  private Resource resource() {
    return new Resource(group, plural, "");
  }

  /** The resource, where an object was read as one of another or of none. */
  Optional<Resource> misread() {
    return readAs.stream().allMatch(resource()::equals)
        ? Optional.empty()
        : Optional.of(resource());
  }

  /** Stops at what no decision can do without. */
  void check() throws StoppedReading {
    if (uid.isEmpty()) {
      throw StoppedReading.malformed("request.uid is missing");
    }
    if (!OPERATIONS.contains(operation)) {
      throw StoppedReading.malformed(
          "request.operation is %s, must be CREATE, UPDATE, DELETE or CONNECT"
              .formatted(shown(Optional.of(operation).filter(word -> !word.isEmpty()))));
    }
    if (plural.isEmpty()) {
      throw StoppedReading.malformed("request.resource.resource is missing");
    }
  }

  static String shown(Optional<String> found) {
    return found.map(Printable::quoted).orElse("missing");
  }

  AdmissionRequest request() {
    return new AdmissionRequest(
        uid,
        operation,
        new Resource(group, plural, subresource),
        kind,
        namespace,
        name,
        new Requester(user, groups),
        isDryRun,
        object,
        oldObject);
  }
}
