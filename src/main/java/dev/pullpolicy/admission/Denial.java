package dev.pullpolicy.admission;

import dev.pullpolicy.policy.FieldPath;
import java.util.List;

/**
 * Why a request is refused.
 *
 * @param message for people, of several lines
 * @param causes for programs
 */
record Denial(String message, List<Cause> causes) {

  /** One violation. */
  record Cause(String message, FieldPath field) {}
}
