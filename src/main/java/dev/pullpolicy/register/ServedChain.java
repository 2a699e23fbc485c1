package dev.pullpolicy.register;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides whether the API server, which is written in Go, trusts what is served; Java's own TLS is
 * content with more: a CA that is expired, or is none, and a common name instead of a DNS name.
 *
 * @param certificates that of the server first
 */
record ServedChain(List<X509Certificate> certificates) {
  /** What {@link X509Certificate#getSubjectAlternativeNames} calls a DNS name. */
  private static final Integer DNS_NAME = 2;

  private static final List<String> SERVER_USES = List.of("1.3.6.1.5.5.7.3.1", "2.5.29.37.0");

  /** The DNS names among the subject's alternative names. */
  List<String> dnsNames() {
    try {
      Collection<List<?>> names = server().getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream()
              .filter(name -> DNS_NAME.equals(name.get(0)))
              .map(name -> (String) name.get(1))
              .toList();
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }

  /** Why it is not trusted, as the end of a sentence; empty where it is. */
  Optional<String> distrust(CaBundle bundle, Instant now) {
    if (!mayServe()) {
      return Optional.of("not for servers (extended key usage)");
    }
    return leadsTo(bundle, now)
        ? Optional.empty()
        : Optional.of("of no CA that is to be trusted and in date");
  }

  private boolean mayServe() {
    try {
      List<String> uses = server().getExtendedKeyUsage();
      return uses == null || uses.stream().anyMatch(SERVER_USES::contains);
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  private boolean leadsTo(CaBundle bundle, Instant now) {
    Set<TrustAnchor> anchors =
        bundle.authorities().stream()
            .filter(ca -> ca.getBasicConstraints() >= 0 && isInDate(ca, now))
            .map(ca -> new TrustAnchor(ca, null))
            .collect(Collectors.toSet());
    X509CertSelector server = new X509CertSelector();
    server.setCertificate(server());
    try {
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, server);
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(certificates)));
      CertPathBuilder.getInstance("PKIX").build(parameters);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static boolean isInDate(X509Certificate ca, Instant now) {
    return !now.isBefore(ca.getNotBefore().toInstant())
        && !now.isAfter(ca.getNotAfter().toInstant());
  }

  private X509Certificate server() {
    return certificates.get(0);
  }
}
