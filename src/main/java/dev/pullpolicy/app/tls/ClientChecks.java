package dev.pullpolicy.app.tls;

import dev.pullpolicy.certificate.Pem;
import dev.pullpolicy.certificate.PemException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the API server will hold against the certificate, as far as the webhook was told: under what
 * name it calls, and which CAs it trusts. A webhook that it cannot call must not become ready, or
 * an upgrade would put it in the place of one that it can.
 *
 * @param serverName the name that the API server calls, {@code NAME.NAMESPACE.svc}
 * @param authorities a PEM file of the CAs in {@code caBundle}
 */
public record ClientChecks(Optional<String> serverName, Optional<Path> authorities) {
  /** A webhook that was told nothing. */
  public static final ClientChecks NONE = new ClientChecks(Optional.empty(), Optional.empty());

  /** RFC 5280, section 4.2.1.6: dNSName. */
  private static final Integer DNS_NAME = 2;

  /** Why the API server will not accept it; empty where nothing speaks against it. */
  String whyRefused(ServingCertificate certificate) {
    String why = serverName.map(name -> whyMisnamed(certificate, name)).orElse("");
    return why.isEmpty()
        ? authorities.map(file -> whyUntrusted(certificate, file)).orElse("")
        : why;
  }

  private static String whyMisnamed(ServingCertificate certificate, String name) {
    try {
      return isFor(certificate.chain().get(0), name)
          ? ""
          : "%s is not for the name %s, by which the API server calls; it needs that DNS name as subject alternative name"
              .formatted(certificate, name);
    } catch (CertificateParsingException e) {
      return "the names of %s cannot be read".formatted(certificate);
    }
  }

  private static boolean isFor(X509Certificate certificate, String name)
      throws CertificateParsingException {
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    String anyHost = "*" + name.substring(Math.max(0, name.indexOf('.')));
    return names != null
        && names.stream()
            .filter(entry -> DNS_NAME.equals(entry.get(0)))
            .map(entry -> entry.get(1).toString().toLowerCase(Locale.ROOT))
            .anyMatch(found -> found.equals(name) || found.equals(anyHost));
  }

  private static String whyUntrusted(ServingCertificate certificate, Path file) {
    try {
      List<X509Certificate> trusted = Pem.certificates(PemFiles.read(file));
      if (trusted.stream().noneMatch(certificate.chain()::contains)) {
        validate(certificate, trusted);
      }
      return "";
    } catch (UnusableCertificateException e) {
      return "of the CAs that the API server trusts: " + e.getMessage();
    } catch (PemException e) {
      return "%s holds no CAs that can be read".formatted(file);
    } catch (GeneralSecurityException e) {
      return "%s is of none of the CAs in %s, which the API server trusts"
          .formatted(certificate, file);
    }
  }

  private static void validate(ServingCertificate certificate, List<X509Certificate> trusted)
      throws GeneralSecurityException {
    PKIXParameters trust =
        new PKIXParameters(
            trusted.stream().map(ca -> new TrustAnchor(ca, null)).collect(Collectors.toSet()));
    trust.setRevocationEnabled(false);
    trust.setDate(Date.from(certificate.notBefore()));
    CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(certificate.chain());
    var unused = CertPathValidator.getInstance("PKIX").validate(path, trust);
  }
}
