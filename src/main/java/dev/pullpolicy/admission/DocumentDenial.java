package dev.pullpolicy.admission;

import dev.pullpolicy.config.DocumentKey;
import dev.pullpolicy.config.ParsedPolicy;
import dev.pullpolicy.config.PolicyProblem;
import java.util.List;

/** Words the refusal of a policy document: what is wrong with it, one line each. */
final class DocumentDenial {
  /**
   * Characters. The API server strips audit events beyond 100 KiB ({@code defaultMaxEventSize} in
   * {@code k8s.io/apiserver/pkg/server/options/audit.go}), which this message is a part of; a
   * character has at most three bytes.
   */
  private static final int MAX_LENGTH = 30_000;

  /** A hundred of these fit. */
  private static final int MAX_LINE = 1_000;

  private DocumentDenial() {}

  /** For a document that is refused. */
  static Answer answer(AdmissionRequest request, ParsedPolicy.Invalid invalid) {
    List<String> lines = invalid.told().stream().map(PolicyProblem::toString).toList();
    return answer(request, lines, invalid.count());
  }

  private static Answer answer(AdmissionRequest request, List<String> problems, int count) {
    StringBuilder message = new StringBuilder("the policy document in key ");
    message.append(DocumentKey.NAME).append(" is invalid: ").append(count);
    message.append(count == 1 ? " problem" : " problems");
    int told = 0;
    for (String problem : problems) {
      String line = Lines.oneLine(problem, MAX_LINE);
      if (message.length() + line.length() > MAX_LENGTH) {
        break;
      }
      message.append('\n').append(line);
      told++;
    }
    if (told < count) {
      message.append("\nand ").append(count - told).append(" more");
    }
    return answer(request, message.toString());
  }

  /** For a ConfigMap without a document that could be read, or with one that cannot be applied. */
  static Answer answer(AdmissionRequest request, String message) {
    return Answer.denied(request.uid(), new Denial(message, List.of()), Notes.NONE);
  }
}
