package dev.pullpolicy.admission;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.pullpolicy.policy.PullPolicyChange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A JSON Patch (RFC 6902) of one {@code add} for each change, which replaces a field that is there.
 * No array is written and nothing is tested: a patch that does not apply fails the request.
 */
final class JsonPatch {
  private JsonPatch() {}

  static byte[] of(List<PullPolicyChange> changes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = ReviewJson.FACTORY.createGenerator(bytes)) {
      json.writeStartArray();
      for (PullPolicyChange change : changes) {
        json.writeStartObject();
        json.writeStringField("op", "add");
        json.writeStringField("path", change.use().policyPath().toJsonPointer());
        json.writeStringField("value", change.to().toString());
        json.writeEndObject();
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory", e);
    }
    return bytes.toByteArray();
  }
}
