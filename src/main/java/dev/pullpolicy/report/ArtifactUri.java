package dev.pullpolicy.report;

import java.nio.charset.StandardCharsets;

/**
 * The path of a file as a URI reference (RFC 3986): relative to the root of the sources where the
 * path is relative, which is how GitHub finds the file. Windows' paths are known by their drive, or
 * by having backslashes and no slash.
 *
 * @param text percent-encoded
 * @param isRelative whether it is to be resolved against a root
 */
record ArtifactUri(String text, boolean isRelative) {
  private static final String UNRESERVED = "-._~";

  static ArtifactUri of(String path) {
    String slashed = slashed(path);
    if (hasDrive(slashed)) {
      return new ArtifactUri(
          "file:///" + slashed.charAt(0) + ":" + encoded(slashed.substring(2)), false);
    }
    if (path.startsWith("\\\\")) {
      return new ArtifactUri("file:" + encoded(slashed), false);
    }
    return slashed.startsWith("/")
        ? new ArtifactUri("file://" + encoded(slashed), false)
        : new ArtifactUri(encoded(slashed), true);
  }

  /** The path with slashes where Windows has backslashes, and without {@code ./} at its start. */
  static String slashed(String path) {
    boolean isWindows = hasDrive(path) || (path.indexOf('\\') >= 0 && path.indexOf('/') < 0);
    String slashed = isWindows ? path.replace('\\', '/') : path;
    return slashed.startsWith("./") ? slashed.substring(2) : slashed;
  }

  private static boolean hasDrive(String path) {
    return path.length() > 2
        && isLetter(path.charAt(0))
        && path.charAt(1) == ':'
        && (path.charAt(2) == '\\' || path.charAt(2) == '/');
  }

  private static String encoded(String path) {
    StringBuilder uri = new StringBuilder(path.length() + 16);
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c == '/' || isLetter(c) || (c >= '0' && c <= '9') || UNRESERVED.indexOf(c) >= 0) {
        uri.append(c);
      } else {
        uri.append(String.format("%%%02X", (int) c));
      }
    }
    return uri.toString();
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
