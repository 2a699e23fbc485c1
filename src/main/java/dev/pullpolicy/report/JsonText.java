package dev.pullpolicy.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.pullpolicy.policy.Printable;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/**
 * Writes JSON that can be printed anywhere: what {@link OneLine} escapes in text is escaped as JSON
 * escapes it, so that a program reads the name as it is while a terminal or a runner sees nothing
 * but characters. Of a pair of surrogates nobody can tell one without the other: both are escaped.
 */
final class JsonText extends CharacterEscapes {
  private static final long serialVersionUID = 1L;
  private static final String INDENT = "  ";

  private final int[] ascii = standardAsciiEscapesForJSON();

  private JsonText() {
    ascii['#'] = ESCAPE_STANDARD;
    ascii[0x7f] = ESCAPE_STANDARD;
  }

  /** Begins a document; the caller's writer is flushed in the end, never closed. */
  static JsonGenerator begin(Writer out) throws IOException {
    DefaultPrettyPrinter lines =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""));
    DefaultIndenter indenter = new DefaultIndenter(INDENT, "\n");
    lines.indentObjectsWith(indenter);
    lines.indentArraysWith(indenter);
    JsonGenerator json = new JsonFactory().createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.setCharacterEscapes(new JsonText());
    json.setPrettyPrinter(lines);
    return json;
  }

  /** Ends the document with a line end, as texts end. */
  static void end(JsonGenerator json) throws IOException {
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
  }

  /** A text that is to be read; left out where there is none. */
  static void sentence(JsonGenerator json, String key, Optional<String> text) throws IOException {
    if (text.isPresent()) {
      json.writeStringField(key, OneLine.of(text.get()));
    }
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return ascii.clone();
  }

  @Override
  public SerializableString getEscapeSequence(int c) {
    return Printable.isVisible(c) ? null : new SerializedString(String.format("\\u%04x", c));
  }
}
