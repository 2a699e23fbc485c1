package dev.pullpolicy.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.yaml.snakeyaml.reader.StreamReader;

/** The text of a document: measured, then decoded. */
public final class DocumentText {
  private DocumentText() {}

  /** Decodes the document. */
  public static String of(byte[] document, int maxBytes) throws UnreadableException {
    if (document.length > maxBytes) {
      throw new UnreadableException(
          Position.START, "has more than %,d bytes, the most that are read".formatted(maxBytes));
    }
    ByteBuffer bytes = ByteBuffer.wrap(document);
    CharBuffer text = CharBuffer.allocate(document.length);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(bytes, text, true);
    text.flip();
    if (result.isError()) {
      throw new UnreadableException(
          Position.after(text),
          "byte 0x%02x is not UTF-8; save the document as UTF-8".formatted(bytes.get()));
    }
    return text.toString();
  }

  /** Refuses what YAML does not allow, wherever it stands. */
  static void requirePrintable(String text) throws UnreadableException {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (!StreamReader.isPrintable(c)) {
        throw new UnreadableException(
            Position.after(text.substring(0, i)),
            "character U+%04X is not allowed in YAML; remove it".formatted(c));
      }
    }
  }
}
