package dev.pullpolicy.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.pullpolicy.config.ParsedPolicy;
import dev.pullpolicy.config.PolicyParser;
import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.policy.Policy;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run as a file tells it: {@code run} has files, objects (and parts of none) with findings,
 * skipped parts, and numbers of other objects, in order. {@code ${N*TEXT}} in a text is the text N
 * times.
 */
record ReportCase(Policy policy, String description, List<Object> run) {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Pattern REPEATED = Pattern.compile("\\$\\{(\\d+)\\*([^}]*)}");

  private record FileBegins(String name) {}

  private record Others(int count) {}

  static ReportCase read(Path file) throws IOException {
    JsonNode root = YAML.readTree(file.toFile());
    List<Object> run = new ArrayList<>();
    String current = "";
    for (JsonNode entry : root.path("run")) {
      if (entry.has("file")) {
        current = text(entry.path("file"));
        run.add(new FileBegins(current));
      } else if (entry.has("other")) {
        run.add(new Others(entry.path("other").asInt()));
      } else if (entry.has("skipped")) {
        run.add(new Skipped(place(current, entry), text(entry.path("skipped"))));
      } else {
        run.add(checked(current, entry));
      }
    }
    return new ReportCase(policy(root.path("policy")), text(root.path("description")), run);
  }

  private static Policy policy(JsonNode document) {
    return document instanceof MissingNode
        ? Policy.NOTHING
        : ((ParsedPolicy.Valid)
                PolicyParser.parse(document.asText().getBytes(StandardCharsets.UTF_8)))
            .policy();
  }

  private static CheckedObject checked(String file, JsonNode entry) {
    JsonNode object = entry.path("object");
    List<Finding> findings = new ArrayList<>();
    for (JsonNode finding : entry.path("findings")) {
      findings.add(finding(file, finding));
    }
    return new CheckedObject(
        place(file, entry),
        object.isMissingNode()
            ? Optional.empty()
            : Optional.of(
                new ObjectName(
                    text(object.path("kind")),
                    text(object.path("namespace")),
                    text(object.path("name")))),
        findings);
  }

  private static Finding finding(String file, JsonNode finding) {
    return new Finding(
        level(text(finding.path("level"))),
        text(finding.path("rule")),
        place(file, finding),
        finding.has("field") ? Optional.of(field(finding.path("field"))) : Optional.empty(),
        text(finding.path("message")),
        finding.has("advice") ? Optional.of(text(finding.path("advice"))) : Optional.empty());
  }

  private static Level level(String word) {
    for (Level level : Level.values()) {
      if (level.toString().equals(word)) {
        return level;
      }
    }
    throw new IllegalArgumentException("no level: " + word);
  }

  private static FieldPath field(JsonNode elements) {
    FieldPath path = FieldPath.of();
    for (JsonNode element : elements) {
      path = element.isInt() ? path.entry(element.asInt()) : path.field(text(element));
    }
    return path;
  }

  private static Place place(String file, JsonNode entry) {
    String at = entry.path("at").asText();
    int colon = at.indexOf(':');
    return new Place(
        file, Integer.parseInt(at.substring(0, colon)), Integer.parseInt(at.substring(colon + 1)));
  }

  private static String text(JsonNode node) {
    Matcher repeated = REPEATED.matcher(node.asText());
    return repeated.replaceAll(
        found -> Matcher.quoteReplacement(found.group(2).repeat(Integer.parseInt(found.group(1)))));
  }

  /** The report of the run. */
  String print(Format format, Style style, int width) throws IOException {
    StringWriter out = new StringWriter();
    ReportBasis basis = new ReportBasis(policy, description, "1.2.3", style, width);
    ReportWriter writer = format.writer(out, basis);
    Totals.Tally tally = new Totals.Tally();
    for (Object event : run) {
      if (event instanceof CheckedObject checked) {
        tally.add(checked);
        writer.add(checked);
      } else if (event instanceof Skipped skipped) {
        tally.skip();
        writer.add(skipped);
      } else if (event instanceof Others others) {
        for (int i = 0; i < others.count(); i++) {
          tally.other();
        }
      } else {
        tally.file();
      }
    }
    writer.end(tally.totals());
    return out.toString();
  }
}
