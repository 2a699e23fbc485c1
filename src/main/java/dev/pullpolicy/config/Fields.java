package dev.pullpolicy.config;

import dev.pullpolicy.policy.Printable;
import dev.pullpolicy.yaml.YamlNode.Entry;
import dev.pullpolicy.yaml.YamlNode.Mapping;
import dev.pullpolicy.yaml.YamlNode.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fields of a mapping at its path. */
final class Fields {
  private final Field owner;
  private final Mapping mapping;

  private Fields(Field owner, Mapping mapping) {
    this.owner = owner;
    this.mapping = mapping;
  }

  /** Fields with these names only; others, and names written twice, are problems. */
  static Fields of(Field owner, Mapping mapping, List<String> known) {
    Fields fields = new Fields(owner, mapping);
    for (Entry entry : fields.checkedEntries()) {
      String name = entry.key().text();
      if (!known.contains(name)) {
        fields.problem(entry, "unknown field; " + Suggestion.forField(name, known));
      }
    }
    return fields;
  }

  /** Fields with any names that are texts; names written twice are problems. */
  static List<Entry> ofAnyName(Field owner, Mapping mapping) {
    return new Fields(owner, mapping).checkedEntries();
  }

  private List<Entry> checkedEntries() {
    for (Entry entry : mapping.duplicates()) {
      problem(entry, "is written twice; keep one");
    }
    List<Entry> texts = new ArrayList<>(mapping.entries().size());
    for (Entry entry : mapping.entries().values()) {
      if (entry.key().type() == ScalarType.TEXT) {
        texts.add(entry);
      } else {
        problem(entry, Field.unquoted(entry.key()));
      }
    }
    return texts;
  }

  private void problem(Entry entry, String message) {
    owner.problems().add(entry.key().at(), path(owner.path(), entry.key().text()), message);
  }

  /** The field of that name, if it is written. */
  Optional<Field> optional(String name) {
    return Optional.ofNullable(mapping.entries().get(name))
        .map(entry -> new Field(path(owner.path(), name), entry.value(), owner.problems()));
  }

  /** The field of that name; a problem where it is not written. */
  Optional<Field> required(String name) {
    Optional<Field> field = optional(name);
    if (field.isEmpty()) {
      problem("has no " + name + ", which is required");
    }
    return field;
  }

  /** Adds a problem of the mapping as a whole. */
  void problem(String message) {
    owner.problem(message);
  }

  /** The path of a field: {@code rules[0].name}, {@code matchLabels["example.com/team"]}. */
  static String path(String owner, String name) {
    if (!isIdentifier(name)) {
      return owner + "[" + Printable.quoted(name) + "]";
    }
    return owner.isEmpty() ? name : owner + "." + name;
  }

  private static boolean isIdentifier(String name) {
    return !name.isEmpty()
        && name.length() <= LabelSyntax.MAX_NAME
        && name.chars()
            .allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '_'));
  }
}
