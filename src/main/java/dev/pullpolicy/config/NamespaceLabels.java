package dev.pullpolicy.config;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Where the labels of namespaces are asked for, by policies that select by them. */
@FunctionalInterface
public interface NamespaceLabels {

  /** Nobody knows any. */
  NamespaceLabels UNKNOWN = namespace -> Optional.empty();

  /** The labels of that namespace; empty where they are not known. Never waits. */
  Optional<Map<String, String>> of(String namespace);

  /**
   * Finds out the labels of a namespace that is not known yet, such as one that was made a moment
   * ago.
   *
   * @return completes within a second and never exceptionally, whether they are known then or not
   */
  default CompletionStage<Void> learn(String namespace) {
    return CompletableFuture.completedFuture(null);
  }

  /**
   * Finds out whether they may be read.
   *
   * @return completes within a second and never exceptionally: why a policy that selects by them
   *     cannot be taken, as a sentence that says what to do; empty where nothing is in the way
   */
  default CompletionStage<Optional<String>> refusal() {
    return CompletableFuture.completedFuture(Optional.empty());
  }
}
