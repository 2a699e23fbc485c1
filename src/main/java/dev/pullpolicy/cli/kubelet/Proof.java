package dev.pullpolicy.cli.kubelet;

/**
 * Where a statement about the kubelet was seen, so that none is only hearsay.
 *
 * @param written as {@code docs/kubelet.md} writes it
 */
record Proof(String written) {
  /** The version whose sources were read. */
  private static final String KUBERNETES = "Kubernetes 1.36.3";

  /** Seen on a real node, by a case under {@code src/e2e/cases}. */
  static Proof seen(String name) {
    return new Proof("`src/e2e/cases/%s`".formatted(name));
  }

  /** Read in Kubernetes' sources, not seen. */
  static Proof read(String file) {
    return new Proof("source: %s, `%s`".formatted(KUBERNETES, file));
  }
}
