package dev.pullpolicy.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pullpolicy.config.NamespaceLabels;
import dev.pullpolicy.config.ParsedPolicy;
import dev.pullpolicy.config.PolicyParser;
import dev.pullpolicy.config.PolicySnapshot;
import dev.pullpolicy.policy.Policy;
import dev.pullpolicy.policy.PolicyEvaluator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A directory with a request (or the name of a file that has it), the policy in force (its own, or
 * that of the nearest directory above; none where there is none), what else decides, and the
 * answers of the webhooks. {@code document-} cases are about the policy's ConfigMap.
 */
final class AdmissionCase {
  static final Path RESOURCES = Path.of("src/test/resources");
  static final Path ALL = RESOURCES.resolve("admission");
  static final ObjectMapper JSON = new ObjectMapper();
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private static final String DOCUMENT = "document-";
  private static final String DIGEST = "3f9a1c2b".repeat(8);

  /** Hundreds of cases share a policy. */
  private static final Map<String, PolicySnapshot> SNAPSHOTS = new ConcurrentHashMap<>();

  private final Path directory;
  private final byte[] request;
  private final Optional<String> document;
  private final Optional<RequestBasis> policy;
  private final CaseContext context;

  AdmissionCase(Path directory, byte[] request, Optional<String> document, CaseContext context) {
    this.directory = directory;
    this.request = request;
    this.document = document;
    this.policy = document.map(text -> inForce(text, context));
    this.context = context;
  }

  static List<AdmissionCase> all() throws IOException {
    return in(ALL);
  }

  /** The cases of a tree of directories. */
  static List<AdmissionCase> in(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      return files
          .filter(file -> file.getFileName().toString().matches("request\\.(json|txt)"))
          .map(Path::getParent)
          .sorted()
          .map(AdmissionCase::read)
          .toList();
    }
  }

  static AdmissionCase read(Path directory) {
    try {
      CaseContext context = CaseContext.read(directory.resolve("context.json"));
      return new AdmissionCase(
          directory, Files.readAllBytes(requestOf(directory)), document(directory), context);
    } catch (IOException e) {
      throw new AssertionError("cannot read " + directory, e);
    }
  }

  private static Path requestOf(Path directory) throws IOException {
    Path elsewhere = directory.resolve("request.txt");
    return Files.exists(elsewhere)
        ? RESOURCES.resolve(Files.readString(elsewhere).strip())
        : directory.resolve("request.json");
  }

  private static Optional<String> document(Path directory) throws IOException {
    for (Path above = directory; !above.equals(RESOURCES); above = above.getParent()) {
      Path file = above.resolve("policy.yaml");
      if (Files.exists(file)) {
        return Optional.of(Files.readString(file));
      }
    }
    return Optional.empty();
  }

  /** The same request under another policy. */
  AdmissionCase under(UnaryOperator<String> change) {
    return new AdmissionCase(directory, request, document.map(change), context);
  }

  /** That policy on the day of the tests, where nothing is known of namespaces. */
  static RequestBasis inForce(String document) {
    return inForce(document, CaseContext.NONE);
  }

  private static RequestBasis inForce(String document, CaseContext context) {
    PolicySnapshot snapshot = SNAPSHOTS.computeIfAbsent(document, AdmissionCase::snapshot);
    return new RequestBasis(
        snapshot,
        context.labels(),
        context.today(),
        context.policyBefore().map(AdmissionCase::evaluator));
  }

  private static PolicyEvaluator evaluator(String document) {
    return document.isEmpty()
        ? new PolicyEvaluator(Policy.NOTHING)
        : snapshot(document).evaluator();
  }

  private static PolicySnapshot snapshot(String document) {
    ParsedPolicy parsed = PolicyParser.parse(document.getBytes(StandardCharsets.UTF_8));
    if (!(parsed instanceof ParsedPolicy.Valid valid)) {
      throw new AssertionError("the case's policy is invalid: " + parsed);
    }
    return new PolicySnapshot(
        new PolicyEvaluator(valid.policy()), "ConfigMap pull-policy/pull-policy", DIGEST);
  }

  /** Where it lies in its tree. */
  String name() {
    Path tree = RESOURCES.relativize(directory).getName(0);
    return RESOURCES.resolve(tree).relativize(directory).toString();
  }

  /** The directory. */
  Path directory() {
    return directory;
  }

  byte[] request() {
    return request.clone();
  }

  Path expected() {
    return directory.resolve("response.json");
  }

  Optional<String> contentType() {
    return context.contentType();
  }

  /** What the case is held against; empty where no policy is in force. */
  Optional<RequestBasis> policy() {
    return policy;
  }

  /**
   * What the webhooks answer: {@code /policy} where the case is about a ConfigMap, else both
   * others; {@code /validate} also once the patch is applied, and where another webhook has undone
   * an override.
   */
  ObjectNode answers() {
    return isAboutDocument()
        ? JSON.createObjectNode().set("policy", readable(checkDocument(request)))
        : answersAboutPod();
  }

  /** Whether the case is about a policy document, and not about a pod: its name says so. */
  boolean isAboutDocument() {
    return name().startsWith(DOCUMENT);
  }

  private ObjectNode answersAboutPod() {
    WrittenOverrides written = new WrittenOverrides(Clock.fixed(NOW, ZoneOffset.UTC));
    ObjectNode answers = JSON.createObjectNode();
    Answer unmutated = validate(request, new WrittenOverrides(Clock.fixed(NOW, ZoneOffset.UTC)));
    Answer mutated = mutate(request, written);
    answers.set("mutate", readable(mutated));
    answers.set("validate", readable(unmutated));
    if (mutated.outcome() == Answer.Outcome.PATCHED) {
      answers.set("validateMutated", readable(validate(patched(request, mutated), written)));
      JsonNode writtenOver = readable(validate(request, written));
      if (!writtenOver.equals(answers.get("validate"))) {
        answers.set("validateWrittenOver", writtenOver);
      }
    }
    return answers;
  }

  Answer mutate(byte[] body, WrittenOverrides written) {
    return new Webhook(new MutateDecision(written), RecordedDecisions.none())
        .answer(contentType(), body, policy);
  }

  Answer validate(byte[] body, WrittenOverrides written) {
    return new Webhook(new ValidateDecision(written), RecordedDecisions.none())
        .answer(contentType(), body, policy);
  }

  /** What {@code /policy} answers, whatever the case is about. */
  Answer checkDocument(byte[] body) {
    return documentWebhook().answer(contentType(), body).toCompletableFuture().join();
  }

  private DocumentWebhook documentWebhook() {
    Instant noon = today().atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    return new DocumentWebhook(
        labels(), Clock.fixed(noon, ZoneOffset.UTC), RecordedDecisions.none());
  }

  /** The labels of the case. */
  NamespaceLabels labels() {
    return context.labels();
  }

  /** The day of the case. */
  LocalDate today() {
    return context.today();
  }

  private static ObjectNode readable(Answer answer) {
    return readable(answer.status(), answer.body());
  }

  /** An answer with its patch decoded. */
  static ObjectNode readable(int status, byte[] answer) {
    ObjectNode shown = JSON.createObjectNode();
    shown.put("httpStatus", status);
    JsonNode body = tree(answer);
    shown.set("body", body);
    if (body.path("response") instanceof ObjectNode response && response.has("patch")) {
      response.set("patch", patch(response));
    }
    return shown;
  }

  static JsonNode tree(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + new String(json, StandardCharsets.UTF_8), e);
    }
  }

  private static ArrayNode patch(JsonNode response) {
    try {
      return (ArrayNode) tree(response.get("patch").binaryValue());
    } catch (IOException e) {
      throw new AssertionError("the patch is no base64", e);
    }
  }

  /** The request with the answer's patch applied to its object, as the API server does it. */
  static byte[] patched(byte[] request, Answer answer) {
    JsonNode review = tree(request);
    JsonNode object = review.get("request").get("object");
    for (JsonNode operation : patch(tree(answer.body()).get("response"))) {
      String path = operation.get("path").asText();
      int last = path.lastIndexOf('/');
      JsonNode parent = object.at(path.substring(0, last));
      if (!operation.get("op").asText().equals("add") || !(parent instanceof ObjectNode fields)) {
        throw new AssertionError("an operation that does not apply: " + operation);
      }
      fields.set(path.substring(last + 1), operation.get("value"));
    }
    return review.toString().getBytes(StandardCharsets.UTF_8);
  }
}
