package dev.pullpolicy.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads images from a stream, one a line. Lines end with a newline, or a carriage return and a
 * newline; the last one may end with the stream.
 */
final class ImageLines {
  /** The API server takes no request that is larger, and so no image. */
  private static final int MAX_BYTES = 3 << 20;

  private final InputStream stream;
  private int number;

  ImageLines(InputStream stream) {
    this.stream = new BufferedInputStream(stream);
  }

  /**
   * The next line without its end; empty at the end of the stream. A line that fails is read to its
   * end, and the next one can be asked for.
   */
  Optional<String> next() throws IOException, UnreadableLineException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int read = stream.read();
    if (read < 0) {
      return Optional.empty();
    }
    number++;
    for (; read >= 0 && read != '\n'; read = stream.read()) {
      if (line.size() <= MAX_BYTES) {
        line.write(read);
      }
    }
    return Optional.of(text(line.toByteArray()));
  }

  private String text(byte[] line) throws UnreadableLineException {
    if (line.length > MAX_BYTES) {
      throw new UnreadableLineException("line %d is longer than 3 MiB".formatted(number));
    }
    int length = line.length > 0 && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(line, 0, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw new UnreadableLineException("line %d is no text in UTF-8".formatted(number));
    }
  }
}
