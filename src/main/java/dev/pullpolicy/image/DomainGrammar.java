package dev.pullpolicy.image;

/**
 * The grammar of a registry's host and port.
 *
 * <pre>
 * domain = ( label *( "." label ) / "[" 1*( hex / ":" ) "]" ) [ ":" 1*digit ]
 * label  = alnum [ *( alnum / "-" ) alnum ]
 * </pre>
 *
 * Source: {@code domainAndPort} in {@code github.com/distribution/reference/regexp.go}.
 */
final class DomainGrammar {
  private DomainGrammar() {}

  static boolean matches(String host) {
    int portStart = host.length();
    while (portStart > 0 && Ascii.isDigit(host.charAt(portStart - 1))) {
      portStart--;
    }
    boolean hasPort =
        portStart < host.length() && portStart > 0 && host.charAt(portStart - 1) == ':';
    int end = hasPort ? portStart - 1 : host.length();
    return host.startsWith("[") ? matchesIpv6(host, end) : matchesLabels(host, end);
  }

  private static boolean matchesIpv6(String host, int end) {
    if (end < 3 || host.charAt(end - 1) != ']') {
      return false;
    }
    for (int i = 1; i < end - 1; i++) {
      if (!Ascii.isHex(host.charAt(i)) && host.charAt(i) != ':') {
        return false;
      }
    }
    return true;
  }

  private static boolean matchesLabels(String host, int end) {
    char before = '.';
    for (int i = 0; i < end; i++) {
      char c = host.charAt(i);
      boolean fits =
          switch (c) {
            case '.' -> Ascii.isAlphanumeric(before);
            case '-' -> before != '.';
            default -> Ascii.isAlphanumeric(c);
          };
      if (!fits) {
        return false;
      }
      before = c;
    }
    return Ascii.isAlphanumeric(before);
  }
}
