package dev.pullpolicy.config;

import dev.pullpolicy.policy.Condition;
import dev.pullpolicy.policy.Scope;
import dev.pullpolicy.policy.Selector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads {@code match} and {@code except} of the entries of one section. */
final class SelectorReader {
  private static final String[] FIELDS =
      Arrays.stream(SelectorField.values())
          .map(SelectorField::outer)
          .distinct()
          .toArray(String[]::new);

  private final Section section;

  SelectorReader(Section section) {
    this.section = section;
  }

  /** What the entry is about. */
  Scope scope(Fields entry) {
    return new Scope(selectors(entry.optional("match")), selectors(entry.optional("except")));
  }

  private List<Selector> selectors(Optional<Field> field) {
    return field.map(this::oneOrMore).orElse(List.of());
  }

  private List<Selector> oneOrMore(Field field) {
    return field.isList() ? field.list(this::selector) : selector(field).stream().toList();
  }

  private Optional<Selector> selector(Field field) {
    Optional<Fields> fields = filled(field, FIELDS);
    List<Condition> conditions = new ArrayList<>();
    for (String outer : FIELDS) {
      fields
          .flatMap(f -> f.optional(outer))
          .ifPresent(found -> conditions.addAll(conditions(outer, found)));
    }
    return conditions.isEmpty() ? Optional.empty() : Optional.of(new Selector(conditions));
  }

  private List<Condition> conditions(String outer, Field found) {
    List<SelectorField> fields =
        Arrays.stream(SelectorField.values()).filter(f -> f.outer().equals(outer)).toList();
    if (fields.get(0).inner().isEmpty()) {
      return condition(fields.get(0), found);
    }
    if (found.isListOrText()) {
      found.problem(
          "is %s, must be a mapping; write the names under names: %s: {names: [...]}"
              .formatted(found.found(), outer));
      return List.of();
    }
    String[] inner = fields.stream().flatMap(f -> f.inner().stream()).toArray(String[]::new);
    return filled(found, inner).map(group -> conditions(fields, group)).orElse(List.of());
  }

  private List<Condition> conditions(List<SelectorField> fields, Fields group) {
    return fields.stream()
        .flatMap(
            field ->
                field.inner().flatMap(group::optional).stream()
                    .flatMap(found -> condition(field, found).stream()))
        .toList();
  }

  private List<Condition> condition(SelectorField field, Field found) {
    Optional<String> forbidden = field.forbidden(section);
    forbidden.ifPresent(found::problem);
    return forbidden.isPresent()
        ? List.of()
        : field.read(found).stream().<Condition>map(c -> c).toList();
  }

  private static Optional<Fields> filled(Field field, String... known) {
    return field
        .filledMapping("write at least one field, or leave it out")
        .flatMap(mapping -> field.fields(known));
  }
}
