package dev.pullpolicy.admission;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.pullpolicy.policy.PullPolicyChange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Writes AdmissionReviews with a response, and the {@code Status} of a failure. */
final class ReviewWriter {
  private static final int DENIED = 403;

  private ReviewWriter() {}

  @FunctionalInterface
  private interface Part {
    void write(JsonGenerator json) throws IOException;
  }

  static byte[] allowed(String uid, Notes notes) {
    return review(uid, true, notes, json -> {});
  }

  static byte[] patched(String uid, List<PullPolicyChange> changes, Notes notes) {
    byte[] patch = JsonPatch.of(changes);
    return review(
        uid,
        true,
        notes,
        json -> {
          json.writeStringField("patchType", "JSONPatch");
          json.writeBinaryField("patch", patch);
        });
  }

  static byte[] denied(String uid, Denial denial, Notes notes) {
    return review(uid, false, notes, json -> writeStatus(json, denial));
  }

  private static void writeStatus(JsonGenerator json, Denial denial) throws IOException {
    json.writeObjectFieldStart("status");
    json.writeStringField("status", "Failure");
    json.writeStringField("message", denial.message());
    json.writeStringField("reason", "Forbidden");
    if (!denial.causes().isEmpty()) {
      json.writeObjectFieldStart("details");
      json.writeArrayFieldStart("causes");
      for (Denial.Cause cause : denial.causes()) {
        json.writeStartObject();
        json.writeStringField("reason", "FieldValueInvalid");
        json.writeStringField("message", cause.message());
        json.writeStringField("field", cause.field().toString());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeNumberField("code", DENIED);
    json.writeEndObject();
  }

  private static byte[] review(String uid, boolean isAllowed, Notes notes, Part verdict) {
    return bytes(
        json -> {
          json.writeStringField("apiVersion", ReviewReader.API_VERSION);
          json.writeStringField("kind", ReviewReader.KIND);
          json.writeObjectFieldStart("response");
          json.writeStringField("uid", uid);
          json.writeBooleanField("allowed", isAllowed);
          verdict.write(json);
          writeNotes(json, notes);
          json.writeEndObject();
        });
  }

  private static void writeNotes(JsonGenerator json, Notes notes) throws IOException {
    if (!notes.warnings().isEmpty()) {
      json.writeArrayFieldStart("warnings");
      for (String warning : notes.warnings()) {
        json.writeString(warning);
      }
      json.writeEndArray();
    }
    if (!notes.audit().isEmpty()) {
      json.writeObjectFieldStart("auditAnnotations");
      for (Map.Entry<String, String> annotation : notes.audit().entrySet()) {
        json.writeStringField(annotation.getKey(), annotation.getValue());
      }
      json.writeEndObject();
    }
  }

  static byte[] failed(String uid, Failure failure, String message) {
    return bytes(
        json -> {
          json.writeStringField("kind", "Status");
          json.writeStringField("apiVersion", "v1");
          json.writeObjectFieldStart("metadata");
          json.writeEndObject();
          json.writeStringField("status", "Failure");
          json.writeStringField("message", message);
          json.writeStringField("reason", failure.reason());
          if (!uid.isEmpty()) {
            json.writeObjectFieldStart("details");
            json.writeStringField("uid", uid);
            json.writeEndObject();
          }
          json.writeNumberField("code", failure.code());
        });
  }

  private static byte[] bytes(Part fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = ReviewJson.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory", e);
    }
    return bytes.toByteArray();
  }
}
