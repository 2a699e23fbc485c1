package dev.pullpolicy.source;

/**
 * Which of two resource versions is older. Since Kubernetes 1.35 they are decimal numbers that
 * compare within one kind (KEP-5504), and etcd's revisions always were. Where one is anything else,
 * neither is older: then what comes later counts.
 */
final class ResourceVersion {
  private ResourceVersion() {}

  static boolean isOlder(String version, String than) {
    if (!isNumber(version) || !isNumber(than)) {
      return false;
    }
    return version.length() == than.length()
        ? version.compareTo(than) < 0
        : version.length() < than.length();
  }

  /** Leading zeros are not decimal as the API server writes it. */
  private static boolean isNumber(String version) {
    return !version.isEmpty()
        && version.charAt(0) != '0'
        && version.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
