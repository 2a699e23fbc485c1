package dev.pullpolicy.config;

import dev.pullpolicy.yaml.YamlNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds where entries and their fields stand in a document that is valid. */
final class Places {
  private final Map<Section, List<Field>> entries = new EnumMap<>(Section.class);

  /** Places of that document; what is said of them goes to {@code problems}. */
  Places(YamlNode root, Problems problems) {
    Field document = new Field("", root, problems);
    for (Section section : Section.values()) {
      entries.put(
          section, field(document, section.toString()).map(Field::entries).orElse(List.of()));
    }
  }

  /** An entry of that section. */
  Field entry(Section section, int index) {
    return entries.get(section).get(index);
  }

  /** A field of a mapping, where it is written. */
  static Optional<Field> field(Field owner, String name) {
    return owner.value() instanceof YamlNode.Mapping mapping
        ? Optional.ofNullable(mapping.entries().get(name))
            .map(e -> new Field(Fields.path(owner.path(), name), e.value(), owner.problems()))
        : Optional.empty();
  }

  /** A field of a mapping; the mapping itself where it is not written. */
  static Field fieldOrOwner(Field owner, String name) {
    return field(owner, name).orElse(owner);
  }

  /** The selectors of {@code match} or {@code except}. */
  static List<Field> selectors(Field entry, String name) {
    return field(entry, name)
        .map(field -> field.isList() ? field.entries() : List.of(field))
        .orElse(List.of());
  }
}
