package dev.pullpolicy.yaml;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.Constant;

/**
 * Gives the YAML library a document that is in memory already. The library's own reader copies what
 * it has read of a line for every 1,024 characters of it: seconds for a line of 1 MiB, and Secrets
 * have such lines.
 */
final class CodePointReader extends StreamReader {
  private static final String NAME = "document";
  private static final int END = '\0';
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final int[] text;
  private int pointer;
  private int line;
  private int column;
  private int documentStart;

  CodePointReader(String document) {
    super("");
    text = document.codePoints().toArray();
  }

  @Override
  public Mark getMark() {
    return new Mark(NAME, pointer, line, column, text, pointer);
  }

  @Override
  public void forward() {
    forward(1);
  }

  @Override
  public void forward(int length) {
    int end = Math.min(text.length, pointer + length);
    while (pointer < end) {
      int c = text[pointer++];
      if (Constant.LINEBR.has(c) || (c == '\r' && pointer < text.length && text[pointer] != '\n')) {
        line++;
        column = 0;
      } else if (c != BYTE_ORDER_MARK) {
        column++;
      }
    }
  }

  @Override
  public int peek() {
    return peek(0);
  }

  @Override
  public int peek(int index) {
    return pointer + index < text.length ? text[pointer + index] : END;
  }

  @Override
  public String prefix(int length) {
    return new String(text, pointer, Math.min(length, text.length - pointer));
  }

  /** The same, of characters without a line break. */
  @Override
  public String prefixForward(int length) {
    String prefix = prefix(length);
    pointer += length;
    column += length;
    return prefix;
  }

  @Override
  public int getColumn() {
    return column;
  }

  @Override
  public int getLine() {
    return line;
  }

  @Override
  public int getIndex() {
    return pointer;
  }

  @Override
  public int getDocumentIndex() {
    return pointer - documentStart;
  }

  @Override
  public void resetDocumentIndex() {
    documentStart = pointer;
  }
}
