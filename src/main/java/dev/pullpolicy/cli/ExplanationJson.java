package dev.pullpolicy.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.pullpolicy.image.ImageReference;
import dev.pullpolicy.image.ReferenceError;
import dev.pullpolicy.policy.ImagePullPolicy;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;

/**
 * An explanation as one line of JSON. The keys are always there, in this order: {@code image},
 * {@code domain}, {@code path}, {@code tag}, {@code digest}, {@code kind}, {@code
 * kubernetesDefault}, {@code error}; {@code null} stands for what there is none of. Names are
 * normalised, {@code docker.io} and {@code library/nginx} for {@code nginx}, and so is the tag: the
 * one that a pull asks for. With a policy document {@code resolved} and {@code decidedBy} follow;
 * of an image of a manifest {@code file}, {@code line}, {@code column}, {@code objectKind}, {@code
 * objectNamespace}, {@code objectName}, {@code field} and {@code declared}.
 */
final class ExplanationJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private ExplanationJson() {}

  static String of(Explanation explanation) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      ImageReference image = explanation.image();
      json.writeStringField("image", image.written());
      write(json, "domain", Optional.of(image.domain()).filter(domain -> !domain.isEmpty()));
      write(json, "path", Optional.of(image.path()).filter(path -> !path.isEmpty()));
      write(json, "tag", image.effectiveTag());
      write(json, "digest", image.digest());
      json.writeStringField("kind", explanation.kind().toString());
      json.writeStringField("kubernetesDefault", explanation.kubernetesDefault().toString());
      write(json, "error", image.error().map(ReferenceError::message));
      if (explanation.decision().isPresent()) {
        write(json, explanation.decision().get());
      }
      if (explanation.origin().isPresent()) {
        write(json, explanation.origin().get());
        write(json, "declared", explanation.chosen().map(ImagePullPolicy::toString));
      }
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Explanation.Decision decision) throws IOException {
    json.writeStringField("resolved", decision.resolved().toString());
    json.writeStringField("decidedBy", decision.decider().toString());
  }

  private static void write(JsonGenerator json, Explanation.Origin origin) throws IOException {
    json.writeStringField("file", origin.place().file());
    json.writeNumberField("line", origin.place().line());
    json.writeNumberField("column", origin.place().column());
    json.writeStringField("objectKind", origin.object().kind());
    json.writeStringField("objectNamespace", origin.object().namespace());
    json.writeStringField("objectName", origin.object().name());
    json.writeStringField("field", origin.use().imagePath().toString());
  }

  private static void write(JsonGenerator json, String key, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(key, value.get());
    } else {
      json.writeNullField(key);
    }
  }
}
