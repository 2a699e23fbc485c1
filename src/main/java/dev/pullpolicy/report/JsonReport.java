package dev.pullpolicy.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.pullpolicy.policy.FieldPath;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The report for programs: {@code docs/report.schema.json} describes it. Keys are added, never
 * changed, within a version. Names are as they were written; sentences are fit to be printed.
 */
final class JsonReport implements ReportWriter {
  /** Of the schema. */
  static final int VERSION = 1;

  /**
   * They follow the objects, so they are held until then: a path and a sentence each, 2 MB for as
   * many templates as no repository has. The totals count all.
   */
  static final int MAX_SKIPPED = 10_000;

  private final JsonGenerator json;
  private final List<Skipped> skipped = new ArrayList<>();

  JsonReport(Writer out, ReportBasis basis) throws IOException {
    json = JsonText.begin(out);
    json.writeStartObject();
    json.writeNumberField("version", VERSION);
    json.writeObjectFieldStart("program");
    json.writeStringField("name", ReportBasis.PROGRAM);
    json.writeStringField("version", basis.version());
    json.writeEndObject();
    json.writeObjectFieldStart("policy");
    json.writeStringField("description", OneLine.of(basis.description()));
    json.writeEndObject();
    json.writeArrayFieldStart("objects");
  }

  @Override
  public void add(CheckedObject checked) throws IOException {
    json.writeStartObject();
    write(checked.place());
    Optional<ObjectName> object = checked.object();
    if (object.isPresent()) {
      json.writeStringField("kind", object.get().kind());
      json.writeStringField("namespace", object.get().namespace());
      json.writeStringField("name", object.get().name());
    }
    json.writeArrayFieldStart("findings");
    for (Finding finding : checked.findings()) {
      write(finding);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("level", finding.level().toString());
    json.writeStringField("rule", OneLine.of(finding.rule()));
    write(finding.place());
    Optional<FieldPath> field = finding.field();
    if (field.isPresent()) {
      json.writeStringField("field", field.get().toString());
      json.writeStringField("pointer", field.get().toJsonPointer());
    }
    json.writeStringField("message", OneLine.of(finding.message()));
    JsonText.sentence(json, "advice", finding.advice());
    json.writeEndObject();
  }

  private void write(Place place) throws IOException {
    json.writeStringField("file", place.file());
    json.writeNumberField("line", place.line());
    json.writeNumberField("column", place.column());
  }

  @Override
  public void add(Skipped part) {
    if (skipped.size() < MAX_SKIPPED) {
      skipped.add(part);
    }
  }

  @Override
  public void end(Totals totals) throws IOException {
    json.writeEndArray();
    json.writeArrayFieldStart("skipped");
    for (Skipped part : skipped) {
      json.writeStartObject();
      write(part.place());
      json.writeStringField("reason", OneLine.of(part.reason()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("totals");
    json.writeNumberField("files", totals.files());
    json.writeNumberField("objects", totals.workloads());
    json.writeNumberField("otherObjects", totals.others());
    json.writeNumberField("skipped", totals.skipped());
    json.writeObjectFieldStart("findings");
    for (Level level : Level.values()) {
      json.writeNumberField(level.toString(), totals.of(level));
    }
    json.writeEndObject();
    json.writeEndObject();
    JsonText.end(json);
  }
}
