package dev.pullpolicy.register;

import dev.pullpolicy.certificate.Pem;
import dev.pullpolicy.certificate.PemException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** CAs that are trusted together, each once. */
record CaBundle(List<X509Certificate> authorities) {
  static final CaBundle NONE = new CaBundle(List.of());

  /**
   * A renewal adds one, and none outlives its certificate, so that there are two or three of ours;
   * more come of faults, and twenty of them in ten entries are still far below what etcd stores.
   */
  private static final int MOST = 20;

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*+-----END CERTIFICATE-----");

  CaBundle {
    authorities = List.copyOf(authorities);
  }

  /** That one. */
  static CaBundle of(X509Certificate authority) {
    return new CaBundle(List.of(authority));
  }

  /** Those of a PEM text, all of them. */
  static CaBundle parse(String text) throws PemException {
    return new CaBundle(List.copyOf(new LinkedHashSet<>(Pem.certificates(text))));
  }

  /** Those of a PEM text that can be read; the API server passes over others too. */
  static CaBundle readable(String text) {
    CaBundle all = NONE;
    for (Matcher block = BLOCK.matcher(text); block.find(); ) {
      try {
        all = all.and(parse(block.group()));
      } catch (PemException e) {
        // nobody can trust that one
      }
    }
    return all;
  }

  /** Without those that expired. */
  CaBundle unexpired(Instant now) {
    return new CaBundle(
        authorities.stream().filter(ca -> ca.getNotAfter().toInstant().isAfter(now)).toList());
  }

  /** These, then others. */
  CaBundle and(CaBundle others) {
    Set<X509Certificate> all = new LinkedHashSet<>(authorities);
    all.addAll(others.authorities);
    return new CaBundle(List.copyOf(all));
  }

  /**
   * Ends it where they are too many: any of them may be that of a certificate that is served, so
   * that none is dropped to make room.
   */
  void requireRoom() throws RefusedException {
    if (authorities.size() > MOST) {
      throw new RefusedException(
          "%d CAs would be trusted, and %d are the most; remove those that nobody serves a certificate of from ca.crt of the Secret and caBundle of the entries"
              .formatted(authorities.size(), MOST));
    }
  }

  /** Without those. */
  CaBundle without(CaBundle others) {
    return new CaBundle(
        authorities.stream().filter(ca -> !others.authorities.contains(ca)).toList());
  }

  boolean isEmpty() {
    return authorities.isEmpty();
  }

  /** As PEM. */
  String pem() {
    return authorities.stream().map(Pem::text).collect(Collectors.joining());
  }
}
