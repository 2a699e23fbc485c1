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
    boolean hasDrive =
        path.length() > 2
            && isLetter(path.charAt(0))
            && path.charAt(1) == ':'
            && (path.charAt(2) == '\\' || path.charAt(2) == '/');
    boolean isWindows = hasDrive || (path.indexOf('\\') >= 0 && path.indexOf('/') < 0);
    String slashed = isWindows ? path.replace('\\', '/') : path;
    if (hasDrive) {
      return new ArtifactUri(
          "file:///" + slashed.charAt(0) + ":" + encoded(slashed.substring(2)), false);
    }
    if (slashed.startsWith("//") && isWindows) {
      return new ArtifactUri("file:" + encoded(slashed), false);
    }
    if (slashed.startsWith("/")) {
      return new ArtifactUri("file://" + encoded(slashed), false);
    }
    return new ArtifactUri(
        encoded(slashed.startsWith("./") ? slashed.substring(2) : slashed), true);
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
