package dev.pullpolicy.image;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pullpolicy.policy.ImagePullPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The parser and the Kubernetes default agree with the reference implementation's answers. */
class ReferenceVectorsTest {
  private static final List<String> FILES = List.of("references.json", "corners.json");

  /** The reference implementation's words, without the name that some of them repeat. */
  private static final Map<String, ReferenceError> ERRORS =
      Map.ofEntries(
          entry("invalid reference format", ReferenceError.INVALID_FORMAT),
          entry("repository name must be lowercase", ReferenceError.UPPERCASE_NAME),
          entry(
              "invalid reference format: repository name () must be lowercase",
              ReferenceError.UPPERCASE_NAME),
          entry(
              "invalid repository name (), cannot specify 64-byte hexadecimal strings",
              ReferenceError.HEXADECIMAL_IDENTIFIER),
          entry(
              "repository name must not be more than 255 characters", ReferenceError.NAME_TOO_LONG),
          entry("unsupported digest algorithm", ReferenceError.UNSUPPORTED_DIGEST_ALGORITHM),
          entry("invalid checksum digest length", ReferenceError.INVALID_DIGEST_LENGTH),
          entry("invalid checksum digest format", ReferenceError.INVALID_DIGEST_FORMAT));

  private record Vector(
      String image, String name, String tag, String digest, String policy, String error) {

    static Vector of(JsonNode node) {
      return new Vector(
          node.required("image").textValue(),
          node.required("name").textValue(),
          node.required("tag").textValue(),
          node.required("digest").textValue(),
          node.required("policy").textValue(),
          node.required("error").textValue());
    }

    Optional<ReferenceError> namedError() {
      String words = error.replaceFirst("(?s)\\(.*\\)", "()");
      return error.isEmpty()
          ? Optional.empty()
          : Optional.of(Objects.requireNonNull(ERRORS.get(words), words));
    }
  }

  @TestFactory
  Stream<DynamicContainer> agreesWithTheReferenceImplementation() {
    return FILES.stream()
        .map(
            file ->
                DynamicContainer.dynamicContainer(
                    file, vectors(file).stream().map(ReferenceVectorsTest::test)));
  }

  private static DynamicTest test(Vector vector) {
    String shown = new ObjectMapper().valueToTree(vector.image()).toString();
    String name = shown.length() <= 100 ? shown : shown.substring(0, 100) + "…" + shown.length();
    return DynamicTest.dynamicTest(name, () -> check(vector));
  }

  private static void check(Vector vector) {
    ImageReference reference = ImageReferenceParser.parse(vector.image());
    Vector found =
        new Vector(
            reference.written(),
            reference.name(),
            reference.effectiveTag().orElse(""),
            reference.digest().orElse(""),
            ImagePullPolicy.kubernetesDefault(reference).toString(),
            vector.error());
    assertThat(found).isEqualTo(vector);
    assertThat(reference.error()).isEqualTo(vector.namedError());
  }

  @Test
  void everyErrorIsMet() {
    assertThat(
            FILES.stream()
                .flatMap(file -> vectors(file).stream())
                .flatMap(vector -> vector.namedError().stream()))
        .contains(ReferenceError.values());
  }

  private static List<Vector> vectors(String file) {
    try (InputStream in = ReferenceVectorsTest.class.getResourceAsStream("/images/" + file)) {
      List<Vector> vectors = new ArrayList<>();
      new ObjectMapper().readTree(in).forEach(node -> vectors.add(Vector.of(node)));
      assertThat(vectors).as(file).hasSizeGreaterThan(200);
      return vectors;
    } catch (IOException e) {
      throw new IllegalStateException(file, e);
    }
  }
}
