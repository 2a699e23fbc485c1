package dev.pullpolicy.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of a document's entries: unique in all of it, and named by its exemptions. */
final class Names {
  private record Use(String name, Field field) {}

  private final List<Use> written = new ArrayList<>();
  private final List<Use> references = new ArrayList<>();
  private final Set<String> targets = new LinkedHashSet<>();

  /** The name of an entry of that section. */
  Optional<String> read(Fields entry, Section section) {
    Optional<Field> field = entry.required("name");
    Optional<String> name = field.flatMap(f -> f.text(LabelSyntax::nameProblem));
    name.ifPresent(
        text -> {
          written.add(new Use(text, field.get()));
          if (section != Section.EXEMPTIONS) {
            targets.add(text);
          }
        });
    return name;
  }

  /** A name in an exemption's {@code rules}. */
  Optional<String> reference(Field field) {
    Optional<String> name = field.text();
    name.ifPresent(text -> references.add(new Use(text, field)));
    return name;
  }

  /** Looks for names that are there twice and references to none, once all is read. */
  void check() {
    written.sort(Comparator.comparing(use -> use.field().value().at()));
    Map<String, Use> first = new HashMap<>();
    for (Use use : written) {
      Use before = first.putIfAbsent(use.name(), use);
      if (before != null) {
        twice(use.field(), before.field());
      }
    }
    references.stream().filter(use -> !targets.contains(use.name())).forEach(this::missing);
  }

  private static void twice(Field field, Field before) {
    field.problem(
        "is %s, as is %s in line %d; names are unique in the document"
            .formatted(field.found(), before.path(), before.value().at().line()));
  }

  private void missing(Use use) {
    Field field = use.field();
    Optional<String> near =
        field.problems().isFull() ? Optional.empty() : Suggestion.near(use.name(), targets);
    field.problem(
        "is %s, which is no rule, override or default of this document%s"
            .formatted(field.found(), near.map(question -> "; " + question).orElse("")));
  }
}
