package dev.pullpolicy.register;

import java.util.Optional;

/**
 * Which object of the Kubernetes API is meant.
 *
 * @param root the path of its API version
 * @param plural the resource, as URLs name it
 * @param group empty for the core group
 */
record ObjectName(
    String kind,
    String root,
    String plural,
    String group,
    Optional<String> namespace,
    String name) {

  static ObjectName secret(String namespace, String name) {
    return new ObjectName("Secret", "/api/v1", "secrets", "", Optional.of(namespace), name);
  }

  /** Its path on the API server. */
  String path() {
    String within = namespace.map(n -> "/namespaces/" + n).orElse("");
    return "%s%s/%s/%s".formatted(root, within, plural, name);
  }

  /** The resource as a role names it. */
  String resource() {
    return group.isEmpty() ? plural : plural + "." + group;
  }

  @Override
  public String toString() {
    return kind + " " + namespace.map(n -> n + "/").orElse("") + name;
  }
}
