package dev.pullpolicy.policy;

import java.util.Optional;
import java.util.Set;

/**
 * Who asks the API server.
 *
 * @param user the authenticated name
 * @param groups the groups that the authenticator gave
 */
public record Requester(String user, Set<String> groups) {
  private static final String SERVICE_ACCOUNT_PREFIX = "system:serviceaccount:";

  /** Copies. */
  public Requester {
    groups = Set.copyOf(groups);
  }

  /** The service account as {@code namespace:name}, where the user is one. */
  public Optional<String> serviceAccount() {
    return user.startsWith(SERVICE_ACCOUNT_PREFIX)
        ? Optional.of(user.substring(SERVICE_ACCOUNT_PREFIX.length()))
        : Optional.empty();
  }
}
