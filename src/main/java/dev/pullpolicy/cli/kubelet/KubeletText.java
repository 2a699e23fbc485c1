package dev.pullpolicy.cli.kubelet;

import dev.pullpolicy.image.ReferenceKind;
import dev.pullpolicy.policy.ImagePullPolicy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a node does with an image under a pull policy, in folded lines. */
public final class KubeletText {
  /** Columns of a terminal that nobody widened. */
  private static final int WIDTH = 80;

  /** Where values begin, as in the lines above. */
  private static final String INDENT = " ".repeat(13);

  private KubeletText() {}

  /** What it does with such a reference, a line for each question, folded. */
  public static String of(ImagePullPolicy policy, ReferenceKind kind) {
    StringBuilder text = new StringBuilder();
    sentences(policy, kind)
        .forEach(
            (label, sentence) -> fold(text, "  %-10s".formatted(label), sentence.split(" ", -1)));
    return text.toString();
  }

  private static Map<String, String> sentences(ImagePullPolicy policy, ReferenceKind kind) {
    return KubeletFacts.ALL.stream()
        .filter(fact -> fact.scope().covers(policy, kind))
        .collect(
            Collectors.toMap(
                KubeletFact::label,
                KubeletFact::sentence,
                (one, other) -> one + " " + other,
                LinkedHashMap::new));
  }

  private static void fold(StringBuilder text, String label, String[] words) {
    StringBuilder line = new StringBuilder(label);
    for (String word : words) {
      if (line.length() + 1 + word.length() > WIDTH) {
        text.append(line).append('\n');
        line.setLength(0);
        line.append(INDENT).append(word);
      } else {
        line.append(' ').append(word);
      }
    }
    text.append(line).append('\n');
  }
}
