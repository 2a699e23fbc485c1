package dev.pullpolicy.policy;

import java.util.List;
import java.util.Map;

/**
 * A Kubernetes label selector: all of its requirements must hold. {@code matchLabels} are
 * requirements of operator {@code In} with one value.
 *
 * <p>Source: {@code LabelSelector} in {@code apimachinery/pkg/apis/meta/v1/types.go}.
 */
public record LabelSelector(List<LabelRequirement> requirements) {

  /** What a requirement asks of a label. */
  public enum Operator {
    /** The label is there, with one of the values. */
    IN("In"),
    /** The label is missing, or has none of the values. */
    NOT_IN("NotIn"),
    /** The label is there. */
    EXISTS("Exists"),
    /** The label is missing. */
    DOES_NOT_EXIST("DoesNotExist");

    private final String word;

    Operator(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** One requirement on the label {@code key}. */
  public record LabelRequirement(String key, Operator operator, List<String> values) {

    /** Copies. */
    public LabelRequirement {
      values = List.copyOf(values);
    }

    boolean matches(Map<String, String> labels) {
      String value = labels.get(key);
      return switch (operator) {
        case IN -> value != null && values.contains(value);
        case NOT_IN -> value == null || !values.contains(value);
        case EXISTS -> value != null;
        case DOES_NOT_EXIST -> value == null;
      };
    }
  }

  /** Copies. */
  public LabelSelector {
    requirements = List.copyOf(requirements);
  }

  /** Whether the labels satisfy the selector. */
  public boolean matches(Map<String, String> labels) {
    for (LabelRequirement requirement : requirements) {
      if (!requirement.matches(labels)) {
        return false;
      }
    }
    return true;
  }
}
