package dev.pullpolicy.cli.manifest;

/** Follows the bytes of a document to the end of its first JSON object, if it is one. */
final class JsonEnd {
  private boolean isOther;
  private boolean isBegun;
  private boolean isInText;
  private boolean isEscaped;
  private int depth;
  private boolean isReached;

  /** The next line. */
  void read(byte[] line) {
    for (int i = 0; i < line.length && !isOther; i++) {
      if (!DocumentSplitter.isSpace(line[i])) {
        read(line[i]);
      }
    }
  }

  private void read(byte b) {
    if (isReached || (depth == 0 && b != '{') || (depth == 1 && !isBegun && b != '"')) {
      isOther = true;
      isReached = false;
    } else if (isInText) {
      isInText = isEscaped || b != '"';
      isEscaped = !isEscaped && b == '\\';
    } else {
      isBegun = depth > 0;
      isInText = b == '"';
      depth += b == '{' || b == '[' ? 1 : 0;
      depth -= b == '}' || b == ']' ? 1 : 0;
      isReached = depth == 0;
    }
  }

  /** Whether the object ended with the last line. */
  boolean isReached() {
    return isReached;
  }
}
