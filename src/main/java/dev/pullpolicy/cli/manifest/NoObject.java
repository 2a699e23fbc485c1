package dev.pullpolicy.cli.manifest;

import java.util.Locale;

/** Says why a document without {@code apiVersion} and {@code kind} is none of Kubernetes. */
final class NoObject {
  private NoObject() {}

  static String reason(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    if (name.equals("chart.yaml")) {
      return "describes a Helm chart; check what helm template prints";
    }
    if (name.startsWith("values")) {
      return "has the values of a Helm chart; check what helm template prints";
    }
    return name.startsWith("kustomization.")
        ? "is a kustomization; check what kustomize build prints"
        : "has no apiVersion and kind, so it is no Kubernetes object";
  }
}
