package dev.pullpolicy.cli.manifest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Splits an input into its documents, holding one at a time: at lines that begin with {@code ---}
 * and go on with nothing but spaces and a comment, and where a line ends a JSON text.
 *
 * <p>Source: {@code YAMLReader} and {@code YAMLOrJSONDecoder} in {@code
 * k8s.io/apimachinery/pkg/util/yaml/decoder.go}, which kubectl reads manifests with.
 */
public final class DocumentSplitter implements Closeable {
  private static final byte[] SEPARATOR = {'-', '-', '-'};

  private final InputStream input;
  private final int maxBytes;
  private byte[] separator = {};
  private int lines;
  private boolean isAtEnd;

  /**
   * Splits that input.
   *
   * @param maxBytes the content of a document is cut after one byte more
   */
  DocumentSplitter(InputStream input, int maxBytes) {
    this.input = new BufferedInputStream(input, 1 << 16);
    this.maxBytes = maxBytes;
  }

  /** The next document, possibly of no content; empty at the end. */
  public Optional<RawDocument> next() throws InputException {
    try {
      return isAtEnd ? Optional.empty() : Optional.of(read());
    } catch (IOException e) {
      isAtEnd = true;
      throw new InputException(e);
    }
  }

  private RawDocument read() throws IOException {
    byte[] before = separator;
    separator = new byte[0];
    int firstLine = lines + 1;
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    JsonEnd json = new JsonEnd();
    while (!json.isReached()) {
      byte[] line = readLine();
      if (line.length == 0) {
        isAtEnd = true;
        break;
      }
      lines++;
      if (isSeparator(line)) {
        separator = line;
        break;
      }
      add(content, line);
      json.read(line);
    }
    boolean isCut = content.size() > maxBytes;
    return new RawDocument(before, content.toByteArray(), firstLine, isCut);
  }

  private void add(ByteArrayOutputStream content, byte[] line) {
    content.write(line, 0, Math.min(line.length, maxBytes + 1 - content.size()));
  }

  /** The next line with its end, cut after the largest document; nothing at the end. */
  private byte[] readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = input.read(); b >= 0; b = input.read()) {
      if (line.size() <= maxBytes) {
        line.write(b);
      }
      if (b == '\n') {
        break;
      }
    }
    return line.toByteArray();
  }

  private static boolean isSeparator(byte[] line) {
    if (line.length < SEPARATOR.length
        || !Arrays.equals(line, 0, SEPARATOR.length, SEPARATOR, 0, SEPARATOR.length)) {
      return false;
    }
    int next = SEPARATOR.length;
    while (next < line.length && isSpace(line[next])) {
      next++;
    }
    return next == line.length || line[next] == '#';
  }

  @Override
  public void close() throws IOException {
    input.close();
  }

  static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }
}
