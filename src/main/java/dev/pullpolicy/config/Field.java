package dev.pullpolicy.config;

import dev.pullpolicy.policy.Printable;
import dev.pullpolicy.yaml.YamlNode;
import dev.pullpolicy.yaml.YamlNode.Mapping;
import dev.pullpolicy.yaml.YamlNode.Scalar;
import dev.pullpolicy.yaml.YamlNode.ScalarType;
import dev.pullpolicy.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value of the document at its path, read as what is wanted there. What is not that is a problem,
 * and reads as nothing.
 */
record Field(String path, YamlNode value, Problems problems) {
  /** Enough to recognise a value in a message of one line; names have at most 63. */
  private static final int MAX_SHOWN = 80;

  /** Adds a problem at the value. */
  void problem(String message) {
    problems.add(value.at(), path, message);
  }

  /** A text; what YAML reads as something else must be quoted. */
  Optional<String> text() {
    if (!(value instanceof Scalar scalar) || hasNoValue()) {
      problem("is " + found() + ", must be a text");
      return Optional.empty();
    }
    if (scalar.type() != ScalarType.TEXT) {
      problem(unquoted(scalar));
      return Optional.empty();
    }
    return Optional.of(scalar.text());
  }

  /** What to write instead of a text that YAML takes for something else. */
  static String unquoted(Scalar scalar) {
    String text = Printable.escaped(scalar.text());
    String noun = scalar.type().noun();
    return text.equals(noun)
        ? "is %s, must be a text; quote it: \"%s\"".formatted(text, text)
        : "YAML reads %s as %s; quote it: \"%s\"".formatted(text, noun, text);
  }

  /** A text in which the check finds no problem. */
  Optional<String> text(Function<String, Optional<String>> check) {
    return text().filter(text -> passes(text, check));
  }

  private boolean passes(String text, Function<String, Optional<String>> check) {
    Optional<String> found = check.apply(text);
    found.ifPresent(message -> problem("is " + found() + "; " + message));
    return found.isEmpty();
  }

  /** One of these words. */
  <T> Optional<T> word(T[] words) {
    List<String> texts = Arrays.stream(words).map(Object::toString).toList();
    int index = isText() ? texts.indexOf(written()) : -1;
    if (index < 0) {
      problem("is " + found() + suggestion(texts));
    }
    return index < 0 ? Optional.empty() : Optional.of(words[index]);
  }

  private String suggestion(List<String> words) {
    return value instanceof Scalar
        ? "; " + Suggestion.forValue(written(), words)
        : ", must be " + Suggestion.list(words, "or");
  }

  /** Whether it is {@code true}. */
  boolean isTrue() {
    return value instanceof Scalar scalar && scalar.type() == ScalarType.TRUE;
  }

  /** Whether it is a list. */
  boolean isList() {
    return value instanceof Sequence;
  }

  /** Whether it is a list, or a text that could be the only entry of one. */
  boolean isListOrText() {
    return isList() || isText();
  }

  private boolean isText() {
    return value instanceof Scalar scalar && scalar.type() == ScalarType.TEXT;
  }

  private boolean hasNoValue() {
    return value instanceof Scalar scalar
        && scalar.type() == ScalarType.NULL
        && scalar.text().isEmpty();
  }

  private String written() {
    return value instanceof Scalar scalar ? scalar.text() : "";
  }

  /** What stands there, in a sentence. */
  String found() {
    if (hasNoValue()) {
      return "empty";
    }
    if (value instanceof Scalar scalar) {
      String text = shortened(scalar.text());
      return isText() ? Printable.quoted(text) : Printable.escaped(text);
    }
    return value.noun();
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= MAX_SHOWN
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_SHOWN)) + "…";
  }

  /** The entries of a list that has some, each read alike; those with problems are left out. */
  <T> List<T> list(Function<Field, Optional<? extends T>> reader) {
    List<T> result = new ArrayList<>();
    entries().forEach(entry -> reader.apply(entry).ifPresent(result::add));
    return result;
  }

  /** The entries of a list that has at least one. */
  List<Field> entries() {
    if (!(value instanceof Sequence list)) {
      String advice = isText() ? "; write [" + found() + "]" : "";
      problem("is " + found() + ", must be a list" + advice);
      return List.of();
    }
    if (list.entries().isEmpty()) {
      problem("is an empty list; write at least one entry, or leave the field out");
    }
    List<Field> fields = new ArrayList<>(list.entries().size());
    for (YamlNode entry : list.entries()) {
      fields.add(new Field(path + "[" + fields.size() + "]", entry, problems));
    }
    return fields;
  }

  /** A mapping in which only these fields may stand. */
  Optional<Fields> fields(String... known) {
    return mapping().map(mapping -> Fields.of(this, mapping, List.of(known)));
  }

  /** A mapping of at least one key; {@code advice} says what to write instead of an empty one. */
  Optional<Mapping> filledMapping(String advice) {
    Optional<Mapping> mapping = mapping();
    boolean isEmpty = mapping.filter(m -> m.entries().isEmpty()).isPresent();
    if (isEmpty) {
      problem("is an empty mapping; " + advice);
    }
    return isEmpty ? Optional.empty() : mapping;
  }

  private Optional<Mapping> mapping() {
    if (value instanceof Mapping mapping) {
      return Optional.of(mapping);
    }
    problem("is " + found() + ", must be a mapping");
    return Optional.empty();
  }
}
