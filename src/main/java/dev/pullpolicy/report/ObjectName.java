package dev.pullpolicy.report;

import dev.pullpolicy.policy.Printable;

/**
 * Names a Kubernetes object for people and programs.
 *
 * @param kind as selectors name it: {@code Deployment}, {@code argoproj.io/Rollout}
 * @param namespace the namespace that it is held against; empty for objects outside of namespaces
 * @param name {@code metadata.name}, or {@code metadata.generateName} and an asterisk; may be empty
 */
public record ObjectName(String kind, String namespace, String name) {

  /** {@code Deployment shop/web}, {@code Pod (unnamed)}; fit to be printed. */
  @Override
  public String toString() {
    String shown = name.isEmpty() ? "(unnamed)" : name;
    String path = namespace.isEmpty() ? shown : namespace + "/" + shown;
    return Printable.escaped(kind + " " + path);
  }
}
