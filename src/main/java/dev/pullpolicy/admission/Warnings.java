package dev.pullpolicy.admission;

import dev.pullpolicy.policy.PullPolicyChange;
import dev.pullpolicy.policy.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * The warnings of an answer, within what the API server passes on.
 *
 * <p>Source: {@code truncateItemRunes} and {@code truncateAtTotalRunes} in {@code
 * k8s.io/apiserver/pkg/endpoints/filters/warning.go}.
 */
final class Warnings {
  private static final int MAX_LENGTH = 256;
  private static final int MAX_TOTAL = 4_096;

  /** Room for the line that says how many are left out. */
  private static final int MAX_MORE = 20;

  private final List<String> lines = new ArrayList<>(0);
  private int total;
  private int leftOut;

  /** A violation that refuses nothing. */
  void add(Violation violation) {
    add(violation.warning(), violation);
  }

  /** A violation of the pods that will be made of an object which is admitted. */
  void addLater(Violation violation) {
    add(violation.warningOfItsPods(), violation);
  }

  /** A violation of a pod that was on its way when the policy changed. */
  void addPassed(Violation violation) {
    add("admitted, as the policy changed meanwhile: " + violation.sentence(), violation);
  }

  private void add(String sentence, Violation violation) {
    String report = violation.report();
    add(Lines.oneLine(sentence, MAX_LENGTH - report.length()) + report);
  }

  /** A change that its author may not expect, or one that is only reported. */
  void add(PullPolicyChange change) {
    add(change.sentence());
  }

  /** As many more as are only counted. */
  void leaveOut(int more) {
    leftOut += more;
  }

  /** A sentence about something that is admitted. */
  void add(String sentence) {
    String line = Lines.oneLine(sentence, MAX_LENGTH);
    if (leftOut > 0 || total + line.length() > MAX_TOTAL - MAX_MORE) {
      leftOut++;
      return;
    }
    total += line.length();
    lines.add(line);
  }

  List<String> lines() {
    List<String> all = new ArrayList<>(lines);
    if (leftOut > 0) {
      all.add("and " + leftOut + " more");
    }
    return List.copyOf(all);
  }
}
