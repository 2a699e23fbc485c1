package dev.pullpolicy.cli.kubelet;

import java.util.List;
import java.util.stream.Stream;

/**
 * All that {@code explain} says of nodes, in the order of its lines. {@code docs/kubelet.md} is
 * this table, and a test holds it to that: what is said to users can be traced to where it was
 * seen.
 */
final class KubeletFacts {
  static final List<KubeletFact> ALL =
      Stream.of(StartFacts.ALL, LifeFacts.ALL).flatMap(List::stream).toList();

  private KubeletFacts() {}
}
