package dev.pullpolicy.cli.manifest;

import dev.pullpolicy.yaml.YamlNode;

/**
 * What an object says of its kind; a field that is missing or no text is empty.
 *
 * @param apiVersion {@code apps/v1}
 * @param kind {@code Deployment}
 */
record TypeMeta(String apiVersion, String kind) {

  static TypeMeta of(YamlNode.Mapping object) {
    return new TypeMeta(text(object, "apiVersion"), text(object, "kind"));
  }

  private static String text(YamlNode.Mapping object, String field) {
    YamlNode.Entry entry = object.entries().get(field);
    return entry != null
            && entry.value() instanceof YamlNode.Scalar scalar
            && scalar.type() == YamlNode.ScalarType.TEXT
        ? scalar.text()
        : "";
  }

  boolean isWhole() {
    return !apiVersion.isEmpty() && !kind.isEmpty();
  }

  /** The API group; empty for the core group. */
  String group() {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  boolean isKustomization() {
    return group().equals("kustomize.config.k8s.io");
  }

  boolean isCustomResourceDefinition() {
    return group().equals("apiextensions.k8s.io") && kind.equals("CustomResourceDefinition");
  }

  /** Entries of a {@code PodList} need not say that they are Pods. */
  TypeMeta orThatOfAnItemOf(TypeMeta list) {
    return apiVersion.isEmpty()
            && kind.isEmpty()
            && list.kind.endsWith("List")
            && list.kind.length() > "List".length()
        ? new TypeMeta(
            list.apiVersion, list.kind.substring(0, list.kind.length() - "List".length()))
        : this;
  }
}
