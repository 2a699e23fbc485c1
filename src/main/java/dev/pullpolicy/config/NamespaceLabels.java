package dev.pullpolicy.config;

import java.util.Map;
import java.util.Optional;

/** Where the labels of namespaces are asked for, by policies that select by them. */
@FunctionalInterface
public interface NamespaceLabels {

  /** Nobody knows any. */
  NamespaceLabels UNKNOWN = namespace -> Optional.empty();

  /** The labels of that namespace; empty where they are not known. */
  Optional<Map<String, String>> of(String namespace);
}
