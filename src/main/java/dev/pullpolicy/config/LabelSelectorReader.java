package dev.pullpolicy.config;

import dev.pullpolicy.policy.LabelSelector;
import dev.pullpolicy.policy.LabelSelector.LabelRequirement;
import dev.pullpolicy.policy.LabelSelector.Operator;
import dev.pullpolicy.yaml.YamlNode.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a Kubernetes label selector. */
final class LabelSelectorReader {
  private LabelSelectorReader() {}

  /** The selector that the field holds. */
  static Optional<LabelSelector> read(Field field) {
    List<LabelRequirement> requirements = new ArrayList<>();
    Optional<Fields> fields =
        field
            .filledMapping("write at least one label, or leave it out")
            .flatMap(m -> field.fields("matchLabels", "matchExpressions"));
    fields
        .flatMap(f -> f.optional("matchLabels"))
        .ifPresent(labels -> requirements.addAll(matchLabels(labels)));
    fields
        .flatMap(f -> f.optional("matchExpressions"))
        .ifPresent(list -> requirements.addAll(list.list(LabelSelectorReader::expression)));
    return requirements.isEmpty() ? Optional.empty() : Optional.of(new LabelSelector(requirements));
  }

  private static List<LabelRequirement> matchLabels(Field field) {
    return field
        .filledMapping("write at least one label, or leave it out")
        .map(m -> Fields.ofAnyName(field, m))
        .orElse(List.of())
        .stream()
        .flatMap(entry -> label(field, entry).stream())
        .toList();
  }

  private static Optional<LabelRequirement> label(Field labels, Entry entry) {
    String path = Fields.path(labels.path(), entry.key().text());
    Optional<String> key =
        new Field(path, entry.key(), labels.problems()).text(LabelSyntax::keyProblem);
    Optional<String> value =
        new Field(path, entry.value(), labels.problems()).text(LabelSyntax::valueProblem);
    return key.flatMap(k -> value.map(v -> new LabelRequirement(k, Operator.IN, List.of(v))));
  }

  private static Optional<LabelRequirement> expression(Field field) {
    Optional<Fields> fields = field.fields("key", "operator", "values");
    Optional<String> key =
        fields.flatMap(f -> f.required("key")).flatMap(k -> k.text(LabelSyntax::keyProblem));
    Optional<Operator> operator =
        fields.flatMap(f -> f.required("operator")).flatMap(o -> o.word(Operator.values()));
    List<String> values =
        fields.isPresent() && operator.isPresent()
            ? values(fields.get(), operator.get())
            : List.of();
    return key.flatMap(k -> operator.map(o -> new LabelRequirement(k, o, values)));
  }

  private static List<String> values(Fields expression, Operator operator) {
    Optional<Field> values = expression.optional("values");
    boolean takesValues = operator == Operator.IN || operator == Operator.NOT_IN;
    if (takesValues && values.isEmpty()) {
      expression.problem("operator " + operator + " needs values; write the list of them");
    }
    if (!takesValues && values.isPresent()) {
      values.get().problem("operator " + operator + " takes no values; leave them out");
      return List.of();
    }
    return values
        .map(f -> f.<String>list(v -> v.text(LabelSyntax::valueProblem)))
        .orElse(List.of());
  }
}
