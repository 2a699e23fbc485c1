package dev.pullpolicy.cli;

import dev.pullpolicy.cli.manifest.ManifestDocument;
import dev.pullpolicy.policy.PolicyContext;
import dev.pullpolicy.policy.Printable;
import dev.pullpolicy.policy.Requester;
import dev.pullpolicy.yaml.YamlNode;
import dev.pullpolicy.yaml.YamlNode.Mapping;
import dev.pullpolicy.yaml.YamlNode.Scalar;
import dev.pullpolicy.yaml.YamlNode.ScalarType;
import dev.pullpolicy.yaml.YamlNode.Sequence;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what is around the objects of a policy's test: a document that is no object, with any of
 * {@code namespaceLabels}, {@code user}, {@code groups} and {@code today}. What it leaves out: no
 * labels, nobody in particular, today.
 */
final class TestSurroundings {
  private static final Set<String> FIELDS = Set.of("namespaceLabels", "user", "groups", "today");
  private static final String NAMESPACE = "default";

  private final Mapping document;

  private TestSurroundings(Mapping document) {
    this.document = document;
  }

  /** What is around the objects of these documents. */
  static Surroundings of(List<ManifestDocument> documents) throws CommandFailedException {
    for (ManifestDocument each : documents) {
      if (each.root().orElse(YamlNode.NOTHING) instanceof Mapping mapping && isAround(mapping)) {
        return new TestSurroundings(mapping).read();
      }
    }
    return surroundings(Map.of(), Optional.empty(), LocalDate.now(Clock.systemUTC()));
  }

  private static boolean isAround(Mapping mapping) {
    return !mapping.entries().containsKey("apiVersion") && !mapping.entries().containsKey("kind");
  }

  /** A Pod is one that the webhook is asked about: what there is of it is all that there is. */
  private static Surroundings surroundings(
      Map<String, String> labels, Optional<Requester> requester, LocalDate today) {
    return new Surroundings(
        NAMESPACE, Optional.of(labels), requester, today, PolicyContext.Stage.POD);
  }

  private Surroundings read() throws CommandFailedException {
    for (String name : document.entries().keySet()) {
      if (!FIELDS.contains(name)) {
        throw wrong(
            name, "is no field of what is around; write namespaceLabels, user, groups or today");
      }
    }
    Optional<String> user = text("user");
    Set<String> groups = groups();
    Optional<String> today = text("today");
    return surroundings(
        labels(),
        user.map(name -> new Requester(name, groups)),
        today.isPresent() ? day(today.get()) : LocalDate.now(Clock.systemUTC()));
  }

  private LocalDate day(String text) throws CommandFailedException {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw wrong("today", "is %s, must be a day as YYYY-MM-DD".formatted(Printable.quoted(text)));
    }
  }

  private Optional<YamlNode> value(String field) {
    return Optional.ofNullable(document.entries().get(field)).map(YamlNode.Entry::value);
  }

  private Optional<String> text(String field) throws CommandFailedException {
    Optional<YamlNode> value = value(field);
    return value.isEmpty() ? Optional.empty() : Optional.of(text(field, value.get()));
  }

  private String text(String field, YamlNode value) throws CommandFailedException {
    if (value instanceof Scalar scalar && scalar.type() == ScalarType.TEXT) {
      return scalar.text();
    }
    throw wrong(field, "has %s, must have a text; quote it".formatted(value.noun()));
  }

  private Set<String> groups() throws CommandFailedException {
    Set<String> groups = new HashSet<>();
    YamlNode value = value("groups").orElse(YamlNode.NOTHING);
    if (value instanceof Sequence list) {
      for (YamlNode entry : list.entries()) {
        groups.add(text("groups", entry));
      }
    } else if (value != YamlNode.NOTHING) {
      throw wrong("groups", "is %s, must be a list".formatted(value.noun()));
    }
    return groups;
  }

  private Map<String, String> labels() throws CommandFailedException {
    Map<String, String> labels = new HashMap<>();
    YamlNode value = value("namespaceLabels").orElse(YamlNode.NOTHING);
    if (value instanceof Mapping mapping) {
      for (YamlNode.Entry entry : mapping.entries().values()) {
        labels.put(entry.key().text(), text("namespaceLabels", entry.value()));
      }
    } else if (value != YamlNode.NOTHING) {
      throw wrong("namespaceLabels", "is %s, must be a mapping".formatted(value.noun()));
    }
    return labels;
  }

  private CommandFailedException wrong(String field, String sentence) {
    return new CommandFailedException("%s %s".formatted(field, sentence));
  }
}
