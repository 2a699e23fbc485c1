package dev.pullpolicy.cli.resolve;

import dev.pullpolicy.cli.manifest.ManifestFile;
import dev.pullpolicy.cli.manifest.RawDocument;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Prints all documents, as one stream that kubectl reads: each input as it is, with a {@code ---}
 * between two that do not bring one. JSON texts follow each other without.
 */
final class JoinedOutput implements ResolvedOutput {
  private static final byte[] SEPARATOR = {'-', '-', '-', '\n'};

  private final PrintWriter out;
  private boolean hasPrinted;
  private boolean isLineOpen;
  private boolean isAfterJson;
  private boolean isBetween;

  JoinedOutput(PrintWriter out) {
    this.out = out;
  }

  @Override
  public boolean isOfBytes() {
    return false;
  }

  @Override
  public void begin(ManifestFile file) {
    isBetween = hasPrinted;
  }

  @Override
  public void add(ResolvedDocument document) {
    RawDocument raw = document.raw();
    byte[] content = document.content();
    if (raw.separator().length + content.length == 0) {
      return;
    }
    boolean isJson = begins(content, (byte) '{');
    if (isBetween) {
      print(isLineOpen ? new byte[] {'\n'} : new byte[0]);
      boolean brings = raw.separator().length > 0 || (isAfterJson && isJson);
      print(brings ? new byte[0] : SEPARATOR);
      isBetween = false;
    }
    print(raw.separator());
    print(content);
    isAfterJson = isJson;
  }

  private static boolean begins(byte[] content, byte first) {
    for (byte b : content) {
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return b == first;
      }
    }
    return false;
  }

  private void print(byte[] bytes) {
    if (bytes.length > 0) {
      out.write(new String(bytes, StandardCharsets.UTF_8));
      hasPrinted = true;
      isLineOpen = bytes[bytes.length - 1] != '\n';
    }
  }

  @Override
  public void end() {}

  @Override
  public void abandon() {}
}
