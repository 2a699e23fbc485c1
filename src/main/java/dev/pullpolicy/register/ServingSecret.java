package dev.pullpolicy.register;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pullpolicy.certificate.IssuedCertificate;
import dev.pullpolicy.certificate.KeyPairs;
import dev.pullpolicy.certificate.Pem;
import dev.pullpolicy.certificate.PemException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The Secret with what the webhook serves and who is to be trusted for it, as it was read. */
record ServingSecret(ObjectNode object) {
  static final String AUTHORITIES = "ca.crt";
  private static final String CERTIFICATE = "tls.crt";
  private static final String PRIVATE_KEY = "tls.key";

  /** The text at that key; empty where there is none. */
  String text(String key) {
    try {
      byte[] value = Base64.getMimeDecoder().decode(object.path("data").path(key).asText());
      return new String(value, StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** The CAs that it holds, those that expired left out. */
  CaBundle authorities(Instant now) {
    return CaBundle.readable(text(AUTHORITIES)).unexpired(now);
  }

  /** Until when what it holds is valid. */
  Optional<Instant> notAfter() {
    try {
      return Pem.certificates(text(CERTIFICATE)).stream()
          .findFirst()
          .map(certificate -> certificate.getNotAfter().toInstant());
    } catch (PemException e) {
      return Optional.empty();
    }
  }

  /** Why a server of that name cannot go on with what it holds; empty where it can. */
  Optional<String> problem(String host, Renewal renewal, Instant now) {
    if (text(CERTIFICATE).isEmpty() || text(PRIVATE_KEY).isEmpty()) {
      return Optional.of("there was none");
    }
    try {
      List<X509Certificate> chain = Pem.certificates(text(CERTIFICATE));
      Optional<PrivateKey> key = Pem.privateKey(text(PRIVATE_KEY));
      if (chain.isEmpty() || key.isEmpty()) {
        return Optional.of("the Secret held no certificate with its key");
      }
      if (!KeyPairs.isPair(chain.get(0).getPublicKey(), key.get())) {
        return Optional.of("the key in the Secret was of another certificate");
      }
      return renewal.due(chain.get(0), now).or(() -> untrusted(new ServedChain(chain), host, now));
    } catch (PemException e) {
      return Optional.of("what the Secret held could not be read");
    }
  }

  private Optional<String> untrusted(ServedChain chain, String host, Instant now) {
    return chain.dnsNames().contains(host)
        ? chain.distrust(authorities(now), now).map(reason -> "that in the Secret was " + reason)
        : Optional.of("that in the Secret was for another name than " + host);
  }

  /** The same object with another certificate and these CAs in it. */
  ObjectNode with(IssuedCertificate made, CaBundle authorities) {
    ObjectNode changed = object.deepCopy();
    ObjectNode data = changed.withObjectProperty("data");
    data.put(CERTIFICATE, encoded(Pem.text(made.certificate())));
    data.put(PRIVATE_KEY, encoded(made.privateKey()));
    data.put(AUTHORITIES, encoded(authorities.pem()));
    return changed;
  }

  /** Without what it holds. */
  @Override
  public String toString() {
    return "Secret " + object.path("metadata").path("name").asText();
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
