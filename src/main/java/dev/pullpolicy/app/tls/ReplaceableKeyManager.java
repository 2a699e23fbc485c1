package dev.pullpolicy.app.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Gives each TLS handshake the certificate in force. Vert.x can be told new TLS options too, but
 * closes connections that arrive while it takes them over.
 *
 * <p>A handshake first asks for an alias and then for its chain and key; aliases are never used
 * twice, so that a replacement in between does not mix two certificates.
 */
final class ReplaceableKeyManager extends X509ExtendedKeyManager {
  private volatile Served served;

  /** The second one is for handshakes that began before the last replacement. */
  private record Served(ServingCertificate current, ServingCertificate previous) {
    ServingCertificate of(String alias) {
      return alias.equals(previous.alias()) ? previous : current;
    }
  }

  ReplaceableKeyManager(ServingCertificate first) {
    served = new Served(first, first);
  }

  void serve(ServingCertificate next) {
    served = new Served(next, served.current());
  }

  ServingCertificate current() {
    return served.current();
  }

  @Override
  public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
    return current().keyManager().chooseEngineServerAlias(keyType, issuers, engine);
  }

  @Override
  public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
    return current().keyManager().chooseServerAlias(keyType, issuers, socket);
  }

  @Override
  public String[] getServerAliases(String keyType, Principal[] issuers) {
    return current().keyManager().getServerAliases(keyType, issuers);
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return served.of(alias).keyManager().getCertificateChain(alias);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return served.of(alias).keyManager().getPrivateKey(alias);
  }

  /** Nothing: it is for servers. */
  @Override
  public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
    return null;
  }

  /** Nothing: it is for servers. */
  @Override
  public String[] getClientAliases(String keyType, Principal[] issuers) {
    return new String[0];
  }
}
