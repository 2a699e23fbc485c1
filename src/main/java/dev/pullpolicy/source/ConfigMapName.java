package dev.pullpolicy.source;

import java.util.regex.Pattern;

/** Which ConfigMap holds the policy. */
public record ConfigMapName(String namespace, String name) {
  /** The longest name that Kubernetes gives a ConfigMap; those of namespaces are shorter. */
  private static final int MAX_LENGTH = 253;

  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-.a-z0-9]*[a-z0-9])?");

  /**
   * Reads {@code NAMESPACE/NAME}.
   *
   * @throws IllegalArgumentException where it is not of that form; the message says why
   */
  public static ConfigMapName parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException(
          "\"" + text + "\" has no \"/\"; write NAMESPACE/NAME, such as pull-policy/pull-policy");
    }
    return new ConfigMapName(
        legal("namespace", text.substring(0, slash)), legal("name", text.substring(slash + 1)));
  }

  private static String legal(String what, String text) {
    if (text.length() > MAX_LENGTH || !NAME.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is no legal %s; write NAMESPACE/NAME in lower-case letters, digits, \"-\" and \".\""
              .formatted(text, what));
    }
    return text;
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
