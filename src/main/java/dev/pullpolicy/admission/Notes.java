package dev.pullpolicy.admission;

import java.util.List;
import java.util.Map;

/**
 * What goes with an answer, whichever it is.
 *
 * @param warnings lines that kubectl prints
 * @param audit annotations of the API server's audit event
 */
record Notes(List<String> warnings, Map<String, String> audit) {
  static final Notes NONE = new Notes(List.of(), Map.of());
}
