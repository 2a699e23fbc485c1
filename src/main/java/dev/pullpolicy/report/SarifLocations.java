package dev.pullpolicy.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;

/**
 * Where a result is: the line of the file, and the field of the object. No end is given, so a
 * region goes to the end of its line (3.30.8).
 */
final class SarifLocations {
  private final JsonGenerator json;

  SarifLocations(JsonGenerator json) {
    this.json = json;
  }

  void write(Optional<ObjectName> object, Finding finding) throws IOException {
    json.writeStartObject();
    write(finding.place());
    if (object.isPresent()) {
      String name = object.get().toString();
      json.writeArrayFieldStart("logicalLocations");
      logical(name, "resource");
      if (finding.field().isPresent()) {
        logical(name + "/" + finding.field().get(), "property");
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void logical(String name, String kind) throws IOException {
    json.writeStartObject();
    json.writeStringField("fullyQualifiedName", OneLine.of(name));
    json.writeStringField("kind", kind);
    json.writeEndObject();
  }

  /** The {@code physicalLocation} of the object that was begun. */
  void write(Place place) throws IOException {
    ArtifactUri uri = ArtifactUri.of(place.file());
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", uri.text());
    if (uri.isRelative()) {
      json.writeStringField("uriBaseId", "%SRCROOT%");
    }
    json.writeEndObject();
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", place.line());
    json.writeNumberField("startColumn", place.column());
    json.writeEndObject();
    json.writeEndObject();
  }
}
