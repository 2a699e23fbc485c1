package dev.pullpolicy.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.pullpolicy.report.SarifNotifications.Notification;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * SARIF 2.1.0 (OASIS, errata 01), within what GitHub's code scanning takes: a file with more than
 * 25,000 results is refused whole, and of those the heaviest 5,000 are shown. So notes, which
 * nobody has to act on, are not written beyond 5,000, and nothing beyond 25,000; a notification
 * says how many are left out.
 */
final class SarifReport implements ReportWriter {
  static final int MAX_RESULTS = 25_000;
  static final int MAX_NOTES = 5_000;

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final JsonGenerator json;
  private final ReportBasis basis;
  private final SarifLocations locations;
  private final SarifNotifications notifications = new SarifNotifications();
  private final Fingerprints fingerprints = new Fingerprints();
  private final Map<String, Integer> ruleIndexes = new HashMap<>();
  private int results;
  private int notes;
  private int leftOut;

  SarifReport(Writer out, ReportBasis basis) throws IOException {
    this.basis = basis;
    json = JsonText.begin(out);
    locations = new SarifLocations(json);
    json.writeStartObject();
    json.writeStringField("$schema", SCHEMA);
    json.writeStringField("version", "2.1.0");
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    writeTool();
    json.writeStringField("columnKind", "unicodeCodePoints");
    json.writeArrayFieldStart("results");
  }

  private void writeTool() throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", ReportBasis.PROGRAM);
    json.writeStringField("version", basis.version());
    json.writeArrayFieldStart("rules");
    List<SarifRule> rules = SarifRule.all(basis.policy());
    for (SarifRule rule : rules) {
      ruleIndexes.put(rule.id(), ruleIndexes.size());
      write(rule);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void write(SarifRule rule) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", rule.id());
    text("shortDescription", rule.shortened());
    text("fullDescription", rule.help());
    text("help", rule.help());
    JsonText.sentence(json, "helpUri", rule.helpUri());
    json.writeObjectFieldStart("defaultConfiguration");
    json.writeStringField("level", level(rule.level()));
    json.writeEndObject();
    json.writeEndObject();
  }

  @Override
  public void add(CheckedObject checked) throws IOException {
    Fingerprints.OfObject prints = fingerprints.new OfObject(checked);
    for (Finding finding : checked.findings()) {
      String print = prints.next(finding);
      if (hasRoom(finding.level())) {
        write(checked.object(), finding, print);
      } else {
        leftOut++;
      }
      if (finding.rule().equals(Finding.UNREADABLE)) {
        notifications.add(
            new Notification("error", finding.message(), Optional.of(finding.place())));
      }
    }
  }

  private boolean hasRoom(Level level) {
    boolean hasRoom = results < MAX_RESULTS && (level != Level.NOTE || notes < MAX_NOTES);
    results += hasRoom ? 1 : 0;
    notes += hasRoom && level == Level.NOTE ? 1 : 0;
    return hasRoom;
  }

  private void write(Optional<ObjectName> object, Finding finding, String print)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", OneLine.of(finding.rule()));
    if (ruleIndexes.containsKey(finding.rule())) {
      json.writeNumberField("ruleIndex", ruleIndexes.get(finding.rule()));
    }
    json.writeStringField("level", level(finding.level()));
    text("message", finding.message());
    json.writeArrayFieldStart("locations");
    locations.write(object, finding);
    json.writeEndArray();
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField("objectFieldRule/v1", print);
    // the only one that GitHub reads; without it upload-sarif would hash the lines
    json.writeStringField("primaryLocationLineHash", print);
    json.writeEndObject();
    json.writeObjectFieldStart("properties");
    json.writeStringField("level", finding.level().toString());
    JsonText.sentence(json, "advice", finding.advice());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String level(Level level) {
    return switch (level) {
      case ERROR, DENY -> "error";
      case WARN -> "warning";
      case NOTE -> "note";
    };
  }

  private void text(String key, String text) throws IOException {
    json.writeObjectFieldStart(key);
    json.writeStringField("text", SarifNotifications.plain(text));
    json.writeEndObject();
  }

  @Override
  public void add(Skipped skipped) {
    notifications.add(
        new Notification("note", "skipped: " + skipped.reason(), Optional.of(skipped.place())));
  }

  @Override
  public void end(Totals totals) throws IOException {
    json.writeEndArray();
    json.writeArrayFieldStart("invocations");
    json.writeStartObject();
    json.writeBooleanField("executionSuccessful", totals.of(Level.ERROR) == 0);
    json.writeArrayFieldStart("toolExecutionNotifications");
    notifications.write(json, locations, leftOut);
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeObjectFieldStart("properties");
    json.writeStringField("policy", OneLine.of(basis.description()));
    json.writeStringField("summary", Summary.of(totals));
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
    JsonText.end(json);
  }
}
