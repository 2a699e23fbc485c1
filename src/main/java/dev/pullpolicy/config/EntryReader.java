package dev.pullpolicy.config;

import dev.pullpolicy.policy.Action;
import dev.pullpolicy.policy.Assignment;
import dev.pullpolicy.policy.Exemption;
import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.policy.Requirement;
import dev.pullpolicy.policy.Rule;
import dev.pullpolicy.policy.Scope;
import dev.pullpolicy.yaml.YamlNode;
import dev.pullpolicy.yaml.YamlNode.ScalarType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the entries of one section: what each has beside its name and scope. */
final class EntryReader {
  private static final String EXAMPLE = "2027-06-30";
  private static final int DATE_DIGITS = "20270630".length();

  private final Section section;
  private final Names names;
  private final SelectorReader selectors;

  EntryReader(Section section, Names names) {
    this.section = section;
    this.names = names;
    this.selectors = new SelectorReader(section);
  }

  /** An entry of {@code defaults} or {@code overrides}. */
  Optional<Assignment> assignment(Field entry) {
    return entry
        .fields("name", "match", "except", "pullPolicy", "reason")
        .flatMap(this::assignment);
  }

  private Optional<Assignment> assignment(Fields entry) {
    Optional<String> name = names.read(entry, section);
    Scope scope = selectors.scope(entry);
    Optional<ImagePullPolicy> pullPolicy =
        entry.required("pullPolicy").flatMap(field -> field.word(ImagePullPolicy.values()));
    Optional<String> reason = reason(entry);
    return name.flatMap(n -> pullPolicy.map(p -> new Assignment(n, scope, p, reason)));
  }

  /** An entry of {@code rules}. */
  Optional<Rule> rule(Field entry) {
    return entry
        .fields("name", "match", "except", "require", "action", "reason")
        .flatMap(this::rule);
  }

  private Optional<Rule> rule(Fields entry) {
    Optional<String> name = names.read(entry, section);
    Scope scope = selectors.scope(entry);
    List<Requirement> requirements =
        entry.required("require").map(RequirementField::readAll).orElse(List.of());
    Action action =
        entry.optional("action").flatMap(f -> f.word(Action.values())).orElse(Action.DENY);
    Optional<String> reason = reason(entry);
    return name.filter(n -> !requirements.isEmpty())
        .map(n -> new Rule(n, scope, requirements, action, reason));
  }

  /** An entry of {@code exemptions}. */
  Optional<Exemption> exemption(Field entry) {
    return entry
        .fields("name", "match", "except", "rules", "effect", "expires", "reason")
        .flatMap(this::exemption);
  }

  private Optional<Exemption> exemption(Fields entry) {
    Optional<String> name = names.read(entry, section);
    Scope scope = selectors.scope(entry);
    List<String> about =
        entry.optional("rules").map(f -> f.<String>list(names::reference)).orElse(List.of());
    Exemption.Effect effect =
        entry
            .optional("effect")
            .flatMap(f -> f.word(Exemption.Effect.values()))
            .orElse(Exemption.Effect.IGNORE);
    Optional<LocalDate> expires = entry.optional("expires").flatMap(EntryReader::date);
    Optional<String> reason = reason(entry);
    return name.map(n -> new Exemption(n, scope, Set.copyOf(about), effect, expires, reason));
  }

  private static Optional<String> reason(Fields entry) {
    return entry.optional("reason").flatMap(field -> field.text(LineSyntax::problem));
  }

  private static Optional<LocalDate> date(Field field) {
    if (field.value() instanceof YamlNode.Scalar scalar && scalar.type() == ScalarType.NUMBER) {
      field.problem("is %s; %s".formatted(field.found(), dateAdvice(hyphenated(scalar.text()))));
      return Optional.empty();
    }
    return field.text(EntryReader::dateProblem).map(LocalDate::parse);
  }

  /** The day that eight digits are meant for, in the form that is read. */
  private static String hyphenated(String digits) {
    String day =
        digits.length() == DATE_DIGITS
            ? String.join("-", digits.substring(0, 4), digits.substring(4, 6), digits.substring(6))
            : "";
    return isDate(day) ? day : EXAMPLE;
  }

  private static String dateAdvice(String example) {
    return "must be a day of the calendar as YYYY-MM-DD, such as " + example;
  }

  private static Optional<String> dateProblem(String text) {
    return isDate(text) ? Optional.empty() : Optional.of(dateAdvice(EXAMPLE));
  }

  private static boolean isDate(String text) {
    try {
      return text.length() == EXAMPLE.length() && LocalDate.parse(text) != null;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
