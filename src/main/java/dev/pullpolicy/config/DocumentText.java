package dev.pullpolicy.config;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.yaml.snakeyaml.reader.StreamReader;

/** The text of a document: measured, then decoded, then free of what YAML does not allow. */
final class DocumentText {
  /** A ConfigMap holds at most 1 MiB: {@code MaxSecretSize} in {@code pkg/apis/core/types.go}. */
  static final int MAX_BYTES = 1 << 20;

  /**
   * The YAML library copies what it has read of a line for every 1,024 characters of it: seconds
   * for a line of 1 MiB, nothing for one of 64 KiB, which is a thousand images.
   */
  private static final int MAX_LINE = 1 << 16;

  private DocumentText() {}

  /** Decodes the document. */
  static String of(byte[] document) throws UnreadableException {
    if (document.length > MAX_BYTES) {
      throw new UnreadableException(
          Position.START,
          "has %,d bytes, at most %,d are read".formatted(document.length, MAX_BYTES));
    }
    String text = decode(document);
    requirePrintable(text);
    requireShortLines(text);
    return text;
  }

  private static String decode(byte[] document) throws UnreadableException {
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

  private static void requirePrintable(String text) throws UnreadableException {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (!StreamReader.isPrintable(c)) {
        throw new UnreadableException(
            Position.after(text.substring(0, i)),
            "character U+%04X is not allowed in YAML; remove it".formatted(c));
      }
    }
  }

  private static void requireShortLines(String text) throws UnreadableException {
    int line = 0;
    for (int i = 0; i < text.length(); i++) {
      line = text.charAt(i) == '\n' ? 0 : line + 1;
      if (line > MAX_LINE) {
        throw new UnreadableException(
            Position.after(text.substring(0, i)),
            "the line has more than %,d characters; break it".formatted(MAX_LINE));
      }
    }
  }
}
