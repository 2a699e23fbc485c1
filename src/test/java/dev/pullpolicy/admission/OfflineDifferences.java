package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.policy.Action;
import dev.pullpolicy.policy.Policy;
import dev.pullpolicy.policy.Requirement;
import dev.pullpolicy.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds both answers about one object against each other.
 *
 * @param offline what {@code check} says
 * @param online what the webhooks say
 * @param refusingPodsOnly rules that refuse Pods only at admission
 */
record OfflineDifferences(
    OfflineObject offline, OnlineAnswer online, Set<String> refusingPodsOnly) {
  private static final String NOT_REFUSED = "warning only";
  private static final String WOULD_BE = "would be denied: ";
  private static final String MORE = "and [0-9]+ more";

  /** {@code DenialText} shows no more lines. */
  private static final int MAX_LINES = 20;

  /** The names of rules that refuse Pods only at admission. */
  static Set<String> refusingPodsOnly(Policy policy) {
    return policy.rules().stream()
        .filter(rule -> rule.action() == Action.DENY)
        .filter(rule -> rule.requirements().stream().anyMatch(Requirement::refusesPodsOnly))
        .map(Rule::name)
        .collect(Collectors.toSet());
  }

  void check(String about) {
    if (!online.isDecided()) {
      assertThat(offline.undecided()).as("undecided: %s", about).hasSize(1);
      assertThat(online.message()).as(about).contains(offline.undecided().get(0));
      return;
    }
    if (offline.isPod()) {
      assertThat(offline.undecided()).as("undecided: %s", about).isEmpty();
      assertThat(online.written()).as("written: %s", about).isEqualTo(offline.written());
    }
    if (online.message().isEmpty()) {
      assertThat(refusals()).as("denied: %s", about).isEmpty();
      checkWarnings(about);
    } else {
      checkDenial(about);
    }
  }

  /** What the object is refused for once it is asked for. */
  private List<String> refusals() {
    List<String> refusals = new ArrayList<>(offline.denied());
    if (offline.isPod()) {
      refusals.addAll(offline.saidOf(refusingPodsOnly));
    }
    return refusals;
  }

  private void checkDenial(String about) {
    List<String> lines = online.lines();
    List<String> refused =
        lines.stream()
            .filter(line -> !line.startsWith(NOT_REFUSED) && !line.matches(MORE))
            .toList();
    List<String> warned =
        lines.stream()
            .filter(line -> line.startsWith(NOT_REFUSED))
            .map(line -> line.substring(line.indexOf(": ") + 2))
            .toList();
    checkLines("denied: " + about, refused, refusals());
    List<String> others = offline.warned();
    others.removeAll(refusals());
    if (lines.size() < MAX_LINES) {
      assertThat(warned).as("warned: %s", about).hasSameSizeAs(others);
    }
    assertThat(warned)
        .as("warned: %s", about)
        .allMatch(line -> others.stream().anyMatch(other -> other.contains(line)));
  }

  private static void checkLines(String about, List<String> lines, List<String> expected) {
    if (lines.size() < MAX_LINES) {
      assertThat(lines).as(about).containsExactlyInAnyOrderElementsOf(expected);
    } else {
      assertThat(lines).as(about).hasSize(MAX_LINES);
      assertThat(expected).as(about).containsAll(lines);
    }
  }

  private void checkWarnings(String about) {
    if (!offline.undecided().isEmpty()) {
      return; // what becomes of a workload's pods is not said then
    }
    List<String> expected = offline.told().stream().map(OfflineDifferences::asReported).toList();
    List<String> warnings =
        online.warnings().stream()
            .filter(line -> !line.matches(MORE))
            .map(OfflineDifferences::asReported)
            .toList();
    assertThat(warnings)
        .as("warned: %s", about)
        .allMatch(line -> expected.stream().anyMatch(each -> isCut(line, each)));
    if (warnings.size() == online.warnings().size()) {
      assertThat(expected)
          .as("told: %s", about)
          .allMatch(each -> warnings.stream().anyMatch(line -> isCut(line, each)))
          .hasSameSizeAs(warnings);
    }
  }

  /** Offline a rule that refuses Pods only does not say that it would. */
  private static String asReported(String sentence) {
    return sentence.startsWith(WOULD_BE) ? sentence.substring(WOULD_BE.length()) : sentence;
  }

  /** Whether the warning is the sentence, or its beginning and what follows the cut. */
  private static boolean isCut(String warning, String sentence) {
    int cut = warning.indexOf('…');
    return cut < 0
        ? warning.equals(sentence)
        : sentence.startsWith(warning.substring(0, cut))
            && sentence.endsWith(warning.substring(cut + 1));
  }
}
