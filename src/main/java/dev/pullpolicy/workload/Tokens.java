package dev.pullpolicy.workload;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import dev.pullpolicy.policy.FieldPath;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A parser's tokens, taken as the types that Kubernetes gives its fields. {@code null} stands for
 * any of them, as it does in Go; another type stops the reading with the field's path.
 *
 * <p>Every method starts at the first token of a value and ends at its last one.
 */
public final class Tokens {
  private final JsonParser parser;

  /** Takes tokens from that parser. */
  public Tokens(JsonParser parser) {
    this.parser = parser;
  }

  /** Reads one field's value. */
  @FunctionalInterface
  public interface FieldReader {
    /** Reads the value of that field, or leaves it to be skipped. */
    void read(String name) throws IOException;
  }

  /** Reads one list entry. */
  @FunctionalInterface
  public interface EntryReader {
    /** Reads the entry at that index, or leaves it to be skipped. */
    void read(int index) throws IOException;
  }

  /** The fields of an object; what the reader leaves alone is skipped. */
  public void object(FieldReader reader) throws IOException {
    if (isNull()) {
      return;
    }
    expect(JsonToken.START_OBJECT, "an object");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      reader.read(name);
      parser.skipChildren();
    }
    stopAtEndOfInput();
  }

  /** The entries of a list; what the reader leaves alone is skipped. */
  public void list(EntryReader reader) throws IOException {
    if (isNull()) {
      return;
    }
    expect(JsonToken.START_ARRAY, "a list");
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      stopAtEndOfInput();
      reader.read(i);
      parser.skipChildren();
    }
  }

  /** A string; empty for {@code null} and for the empty string, which Go does not tell apart. */
  public Optional<String> text() throws IOException {
    if (isNull()) {
      return Optional.empty();
    }
    expect(JsonToken.VALUE_STRING, "a string");
    return Optional.of(parser.getText()).filter(text -> !text.isEmpty());
  }

  /** A boolean; {@code null} is false. */
  public boolean flag() throws IOException {
    if (isNull() || parser.currentToken() == JsonToken.VALUE_FALSE) {
      return false;
    }
    expect(JsonToken.VALUE_TRUE, "true or false");
    return true;
  }

  /** Whether the value is {@code null}. */
  public boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  /** Whether the value is a string. */
  boolean isText() {
    return parser.currentToken() == JsonToken.VALUE_STRING;
  }

  /** Whether the value is an object. */
  boolean isObject() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  /** Whether the value is a list. */
  boolean isList() {
    return parser.currentToken() == JsonToken.START_ARRAY;
  }

  private void expect(JsonToken wanted, String type) throws IOException {
    if (parser.currentToken() != wanted) {
      FieldPath path = path();
      String name = path.elements().isEmpty() ? "the document" : path.toString();
      throw StoppedReading.malformed("%s is %s, must be %s".formatted(name, found(), type), path);
    }
  }

  private void stopAtEndOfInput() throws IOException {
    if (parser.currentToken() == null) {
      throw StoppedReading.malformed("the input ends in the middle of an object");
    }
  }

  private String found() {
    JsonToken token = parser.currentToken();
    if (token == null) {
      return "missing";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "a string";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      default -> "something else";
    };
  }

  private FieldPath path() {
    Deque<FieldPath.Element> steps = new ArrayDeque<>();
    JsonToken token = parser.currentToken();
    JsonStreamContext context = parser.getParsingContext();
    if (token != null && token.isStructStart()) {
      context = context.getParent();
    }
    for (; context != null && !context.inRoot(); context = context.getParent()) {
      steps.push(
          context.inArray()
              ? new FieldPath.Index(context.getCurrentIndex())
              : new FieldPath.Name(context.getCurrentName()));
    }
    return new FieldPath(List.copyOf(steps));
  }
}
