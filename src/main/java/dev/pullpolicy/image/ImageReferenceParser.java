package dev.pullpolicy.image;

import java.util.Optional;

/**
 * Reads image references as Kubernetes does, in one pass over the text: no regular expression, no
 * exception for bad input, constant stack, linear time.
 *
 * <pre>
 * reference  = name [ ":" tag ] [ "@" digest ]
 * name       = [ domain "/" ] component *( "/" component )
 * component  = 1*lower *( separator 1*lower )       ; lower: a-z 0-9
 * separator  = "." / "_" / "__" / 1*"-"
 * tag        = word 0*127( word / "." / "-" )       ; word: A-Z a-z 0-9 _
 * </pre>
 *
 * with {@code domain} as in {@link DomainGrammar} and {@code digest} as in {@link DigestGrammar}.
 *
 * <p>Source: {@code github.com/distribution/reference} (normalize.go, regexp.go), which Kubernetes'
 * {@code pkg/util/parsers} calls.
 */
public final class ImageReferenceParser {
  private static final String DEFAULT_DOMAIN = "docker.io";
  private static final String LEGACY_DEFAULT_DOMAIN = "index.docker.io";
  private static final String OFFICIAL_PREFIX = "library/";
  private static final int MAX_PATH = 255;
  private static final int MAX_TAG = 128;
  private static final int IDENTIFIER_LENGTH = 64;

  private ImageReferenceParser() {}

  /** Reads one text; what is no reference comes back with its error. */
  public static ImageReference parse(String text) {
    if (isIdentifier(text)) {
      return ImageReference.invalid(text, ReferenceError.HEXADECIMAL_IDENTIFIER);
    }
    int slash = text.indexOf('/');
    boolean hasHost = slash >= 0 && isHost(text, slash);
    int restStart = hasHost ? slash + 1 : 0;
    if (!LowerCase.is(text, restStart, endOfRepository(text, restStart))) {
      return ImageReference.invalid(text, ReferenceError.UPPERCASE_NAME);
    }
    String domain = hasHost ? canonicalHost(text.substring(0, slash)) : DEFAULT_DOMAIN;
    boolean official = domain.equals(DEFAULT_DOMAIN) && text.indexOf('/', restStart) < 0;
    return match(text, domain, (official ? OFFICIAL_PREFIX : "") + text.substring(restStart));
  }

  private static String canonicalHost(String host) {
    return host.equals(LEGACY_DEFAULT_DOMAIN) ? DEFAULT_DOMAIN : host;
  }

  /** Whether the text before the first slash is a registry's host and not a part of the path. */
  private static boolean isHost(String text, int end) {
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c == '.' || c == ':') {
        return true;
      }
    }
    return !LowerCase.is(text, 0, end) || (end == 9 && text.startsWith("localhost"));
  }

  private static int endOfRepository(String text, int from) {
    int colon = text.indexOf(':', from);
    return colon < 0 ? text.length() : colon;
  }

  private static ImageReference match(String written, String domain, String rest) {
    boolean isDomain = DomainGrammar.matches(domain);
    String name = isDomain ? rest : domain + "/" + rest;
    int pathEnd = endOfPath(name);
    int tagEnd = pathEnd < 0 ? -1 : endOfTag(name, pathEnd);
    if (tagEnd < 0 || !endsOrHasDigest(name, tagEnd)) {
      return ImageReference.invalid(written, mismatch(domain + "/" + rest));
    }
    if (pathEnd > MAX_PATH) {
      return ImageReference.invalid(written, ReferenceError.NAME_TOO_LONG);
    }
    Optional<String> digest = after(name, tagEnd, name.length());
    Optional<ReferenceError> error = digest.flatMap(DigestGrammar::error);
    if (error.isPresent()) {
      return ImageReference.invalid(written, error.get());
    }
    return new ImageReference(
        written,
        Optional.empty(),
        isDomain ? domain : "",
        name.substring(0, pathEnd),
        after(name, pathEnd, tagEnd),
        digest);
  }

  /** What follows the separator at {@code from}; empty where there is none. */
  private static Optional<String> after(String text, int from, int to) {
    return from == to ? Optional.empty() : Optional.of(text.substring(from + 1, to));
  }

  /** Tells a text that only its upper-case letters keep from matching from one that never would. */
  private static ReferenceError mismatch(String normalised) {
    if (LowerCase.is(normalised, 0, normalised.length())) {
      return ReferenceError.INVALID_FORMAT;
    }
    String lower = LowerCase.of(normalised);
    int slash = lower.indexOf('/');
    int pathStart = DomainGrammar.matches(lower.substring(0, slash)) ? slash + 1 : 0;
    String name = lower.substring(pathStart);
    int pathEnd = endOfPath(name);
    int tagEnd = pathEnd < 0 ? -1 : endOfTag(name, pathEnd);
    return tagEnd >= 0 && endsOrHasDigest(name, tagEnd)
        ? ReferenceError.UPPERCASE_NAME
        : ReferenceError.INVALID_FORMAT;
  }

  /** The end of the path that starts the text, or -1: only ":", "@" or the end may follow it. */
  private static int endOfPath(String text) {
    int i = 0;
    while (true) {
      int end = endOfLower(text, i);
      if (end == i) {
        return -1;
      }
      if (end == text.length() || text.charAt(end) == ':' || text.charAt(end) == '@') {
        return end;
      }
      i = endOfSeparator(text, end);
    }
  }

  private static int endOfLower(String text, int from) {
    int i = from;
    while (i < text.length()
        && (Ascii.isDigit(text.charAt(i)) || Ascii.isLowerLetter(text.charAt(i)))) {
      i++;
    }
    return i;
  }

  /**
   * Past one separator or slash; where there is none, the same place, so that no letters follow.
   */
  private static int endOfSeparator(String text, int from) {
    int i = from;
    switch (text.charAt(i)) {
      case '/', '.' -> i++;
      case '_' -> i += text.startsWith("__", i) ? 2 : 1;
      case '-' -> {
        while (i < text.length() && text.charAt(i) == '-') {
          i++;
        }
      }
      default -> {}
    }
    return i;
  }

  /** The end of an optional tag, or -1 where a colon is followed by none. */
  private static int endOfTag(String text, int from) {
    if (from == text.length() || text.charAt(from) != ':') {
      return from;
    }
    int start = from + 1;
    int i = start;
    while (i < text.length() && (isWord(text.charAt(i)) || (i > start && isJoiner(text, i)))) {
      i++;
    }
    return i == start || i - start > MAX_TAG ? -1 : i;
  }

  private static boolean isWord(char c) {
    return Ascii.isAlphanumeric(c) || c == '_';
  }

  private static boolean isJoiner(String text, int at) {
    return text.charAt(at) == '.' || text.charAt(at) == '-';
  }

  private static boolean endsOrHasDigest(String text, int from) {
    return from == text.length() || DigestGrammar.matchesAt(text, from);
  }

  private static boolean isIdentifier(String text) {
    return text.length() == IDENTIFIER_LENGTH
        && Ascii.isHex(text, 0)
        && LowerCase.is(text, 0, text.length());
  }
}
