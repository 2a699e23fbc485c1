package dev.pullpolicy.report;

import dev.pullpolicy.policy.FieldPath;
import java.util.Optional;

/**
 * One thing that was found.
 *
 * @param level how much it weighs
 * @param rule what found it: the name of an entry of the policy document, or one of the program's
 *     own ({@link #UNREADABLE}, {@link #UNDECIDED}, {@link #KUBERNETES})
 * @param place the field to look at; that of the image where the field is absent
 * @param field its path in the object; empty where nothing of the object could be read
 * @param message the webhook's own sentence, without a final period; fit to be printed
 * @param advice what to write instead; empty where nothing is to be written
 */
public record Finding(
    Level level,
    String rule,
    Place place,
    Optional<FieldPath> field,
    String message,
    Optional<String> advice) {
  /** The rule of what cannot be read; no entry of a document can have such a name. */
  public static final String UNREADABLE = "pullpolicy/unreadable";

  /** The rule of what depends on something that was not given. */
  public static final String UNDECIDED = "pullpolicy/undecided";

  /** The rule of what is only counted, since it is too much to be told. */
  public static final String OMITTED = "pullpolicy/omitted";

  /** The rule of what Kubernetes does, whatever the document says. */
  public static final String KUBERNETES = "pullpolicy/kubernetes";
}
