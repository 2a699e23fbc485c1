package dev.pullpolicy.app.tls;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where the certificate is, as {@code serve} hands it through Quarkus. */
@ConfigMapping(prefix = "pullpolicy.tls")
public interface CertificateSettings {
  /** The certificate and its chain, PEM. */
  Path certificate();

  /** Its key, PEM. */
  Path privateKey();

  /** The name by which the API server calls. */
  Optional<String> serverName();

  /** The CAs that the API server trusts, PEM. */
  Optional<Path> ca();
}
