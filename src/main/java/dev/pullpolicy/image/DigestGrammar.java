package dev.pullpolicy.image;

import java.util.Optional;

/**
 * The grammar of a digest, and which of those that match it are digests.
 *
 * <pre>
 * digest    = algorithm ":" 32*hex
 * algorithm = alpha *alnum *( ( "-" / "_" / "+" / "." ) alpha *alnum )
 * </pre>
 *
 * Source: {@code digestPat} in {@code github.com/distribution/reference/regexp.go}, then {@code
 * Validate} in {@code github.com/opencontainers/go-digest/digest.go}.
 */
final class DigestGrammar {
  private static final int MIN_HEX = 32;

  private DigestGrammar() {}

  /** Whether all of the text from there on is an {@code @} and a digest by the grammar. */
  static boolean matchesAt(String text, int from) {
    int colon = text.indexOf(':', from);
    return text.charAt(from) == '@'
        && colon > 0
        && text.length() - colon - 1 >= MIN_HEX
        && matchesAlgorithm(text, from + 1, colon)
        && Ascii.isHex(text, colon + 1);
  }

  private static boolean matchesAlgorithm(String text, int from, int to) {
    boolean startsPart = true;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean separator = c == '-' || c == '_' || c == '+' || c == '.';
      if (startsPart ? !Ascii.isLetter(c) : !separator && !Ascii.isAlphanumeric(c)) {
        return false;
      }
      startsPart = separator;
    }
    return !startsPart;
  }

  /** What is wrong with a digest that matches the grammar; empty for a good one. */
  static Optional<ReferenceError> error(String digest) {
    int colon = digest.indexOf(':');
    int length =
        switch (digest.substring(0, colon)) {
          case "sha256" -> 64;
          case "sha384" -> 96;
          case "sha512" -> 128;
          default -> -1;
        };
    if (length < 0) {
      return Optional.of(
          LowerCase.is(digest, 0, colon)
              ? ReferenceError.UNSUPPORTED_DIGEST_ALGORITHM
              : ReferenceError.INVALID_DIGEST_FORMAT);
    }
    if (digest.length() - colon - 1 != length) {
      return Optional.of(ReferenceError.INVALID_DIGEST_LENGTH);
    }
    return LowerCase.is(digest, colon, digest.length())
        ? Optional.empty()
        : Optional.of(ReferenceError.INVALID_DIGEST_FORMAT);
  }
}
