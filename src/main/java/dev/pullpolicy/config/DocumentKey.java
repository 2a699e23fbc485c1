package dev.pullpolicy.config;

import dev.pullpolicy.policy.Printable;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Where in a ConfigMap the policy document stands. */
public final class DocumentKey {
  /** The key in {@code data}; all others, and {@code binaryData}, are ignored. */
  public static final String NAME = "policy.yaml";

  /** Enough to see that the key was misspelt. */
  private static final int KEYS_SHOWN = 10;

  private DocumentKey() {}

  /** What to do about a ConfigMap ({@code namespace/name}) that has only other keys, or none. */
  public static String missing(String configMap, Collection<String> others) {
    String found =
        others.isEmpty()
            ? "it is empty"
            : new TreeSet<>(others)
                .stream()
                    .limit(KEYS_SHOWN)
                    .map(Printable::escaped)
                    .collect(Collectors.joining(", ", "it has ", ""));
    return "ConfigMap %s has no key %s (%s); put the policy document under data, key %s"
        .formatted(Printable.escaped(configMap), NAME, found, NAME);
  }
}
