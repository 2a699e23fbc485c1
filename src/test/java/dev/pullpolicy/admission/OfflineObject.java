package dev.pullpolicy.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code check --output json} says of one object, told apart by its words.
 *
 * @param object what is said of one
 */
record OfflineObject(JsonNode object) {
  private static final String KUBERNETES = "pullpolicy/kubernetes";
  private static final Pattern GIVEN =
      Pattern.compile("(?:olicy was set to|was replaced by|pods are given) (\\w+) for image ");
  private static final Pattern REPORTED = Pattern.compile(" \\(not written: [^()]+\\)$");
  private static final String LATER = "new pods (?:will|would) be refused: ";

  boolean isReadable() {
    return object.has("kind");
  }

  boolean isPod() {
    return object.path("kind").asText().equals("Pod");
  }

  String name() {
    return object.get("kind").asText() + " " + object.get("name").asText();
  }

  boolean isRefusedByKubernetes() {
    return !messages("deny", KUBERNETES::equals).isEmpty();
  }

  /** Why the answer is not known. */
  List<String> undecided() {
    return messages("error", "pullpolicy/undecided"::equals).stream()
        .map(message -> message.substring(0, message.lastIndexOf("; give ")))
        .toList();
  }

  /** What it is refused for. */
  List<String> denied() {
    return messages("deny", rule -> !rule.equals(KUBERNETES));
  }

  /** The warnings about the object itself. */
  List<String> warned() {
    return messages("warn", rule -> !rule.startsWith("pullpolicy/")).stream()
        .filter(message -> !isWritten(message) && !message.matches(LATER + ".*"))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** Of those rules, whatever weight they have. */
  List<String> saidOf(Set<String> rules) {
    return messages("", rules::contains);
  }

  /** All that its author is told: not what is only audited, or silently written into a Pod. */
  List<String> told() {
    List<String> told = new ArrayList<>(messages("warn", rule -> !rule.equals(KUBERNETES)));
    messages("note", rule -> true).stream()
        .filter(OfflineObject::isWritten)
        .filter(message -> !isPod() || REPORTED.matcher(message).find())
        .forEach(told::add);
    return told;
  }

  private static boolean isWritten(String message) {
    return GIVEN.matcher(message).find() || REPORTED.matcher(message).find();
  }

  /** What is written into the Pod, by place. */
  Map<String, String> written() {
    Map<String, String> written = new TreeMap<>();
    for (JsonNode finding : object.get("findings")) {
      String message = finding.get("message").asText();
      Matcher given = GIVEN.matcher(message);
      if (given.find() && !REPORTED.matcher(message).find()) {
        written.put(finding.get("pointer").asText(), given.group(1));
      }
    }
    return written;
  }

  private List<String> messages(String level, Predicate<String> rule) {
    List<String> messages = new ArrayList<>();
    for (JsonNode finding : object.get("findings")) {
      if (finding.get("level").asText().startsWith(level)
          && rule.test(finding.get("rule").asText())) {
        messages.add(finding.get("message").asText());
      }
    }
    return messages;
  }
}
