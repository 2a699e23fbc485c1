package dev.pullpolicy.workload;

import dev.pullpolicy.policy.ImageUse;
import dev.pullpolicy.policy.NodeSelection;
import java.util.TreeMap;
import java.util.TreeSet;

/** A reading as lines of text, for fixtures. */
final class ReadingText {
  private ReadingText() {}

  static String of(Reading reading) {
    if (reading instanceof Reading.Malformed malformed) {
      return "malformed: " + malformed.message() + "\n";
    }
    if (reading instanceof Reading.BeyondBound beyond) {
      return "beyond a bound: " + beyond.bound().exceeded() + "\n";
    }
    return text(((Reading.Found) reading).workload());
  }

  private static String text(Workload workload) {
    StringBuilder text = new StringBuilder();
    text.append(workload.meta()).append('\n');
    text.append("labels ").append(new TreeMap<>(workload.pod().labels())).append('\n');
    NodeSelection nodes = workload.pod().nodeSelection();
    text.append("nodes ").append(nodes.nodeName().orElse("-"));
    text.append(' ').append(new TreeSet<>(nodes.nodeSelectorKeys()));
    text.append(' ').append(nodes.requiredTerms().stream().map(TreeSet::new).toList()).append('\n');
    text.append("pull secrets ").append(workload.pod().listsImagePullSecrets()).append('\n');
    workload.uses().forEach(use -> text.append(text(use)).append('\n'));
    return text.toString();
  }

  private static String text(ImageUse use) {
    return "%s \"%s\" %s image \"%s\" declared %s"
        .formatted(
            use.type(),
            use.name(),
            use.policyPath().toJsonPointer(),
            use.image().written(),
            use.declaredText().orElse("-"));
  }
}
