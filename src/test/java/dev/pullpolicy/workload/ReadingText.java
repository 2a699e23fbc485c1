package dev.pullpolicy.workload;

import dev.pullpolicy.policy.ImageUse;
import dev.pullpolicy.policy.NodeSelection;
import dev.pullpolicy.policy.PodFacts;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** A reading as lines of text, for fixtures. */
final class ReadingText {
  private static final int MAX_UNMATCHED = 2;

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
    workload.templates().forEach(template -> append(text, template));
    if (workload.placeholders() > 0) {
      text.append("placeholders ").append(workload.placeholders()).append('\n');
    }
    List<String> unmatched = workload.unmatched();
    unmatched.stream()
        .limit(MAX_UNMATCHED)
        .forEach(path -> text.append("nothing at ").append(path).append('\n'));
    if (unmatched.size() > MAX_UNMATCHED) {
      text.append("nothing at ").append(unmatched.size() - MAX_UNMATCHED).append(" more paths\n");
    }
    return text.toString();
  }

  private static void append(StringBuilder text, PodTemplate template) {
    if (!template.path().elements().isEmpty()) {
      text.append("template ").append(template.path());
      text.append(" key ").append(template.key()).append('\n');
    }
    template.pod().ifPresent(pod -> append(text, pod));
    template.uses().forEach(use -> text.append(text(use)).append('\n'));
  }

  private static void append(StringBuilder text, PodFacts pod) {
    text.append("labels ").append(new TreeMap<>(pod.labels())).append('\n');
    NodeSelection nodes = pod.nodeSelection();
    text.append("nodes ").append(nodes.nodeName().orElse("-"));
    text.append(' ').append(new TreeSet<>(nodes.nodeSelectorKeys()));
    text.append(' ').append(nodes.requiredTerms().stream().map(TreeSet::new).toList()).append('\n');
    text.append("pull secrets ").append(pod.listsImagePullSecrets()).append('\n');
  }

  private static String text(ImageUse use) {
    return "%s \"%s\" %s%s image \"%s\" declared %s"
        .formatted(
            use.type(),
            use.name(),
            use.policyPath().toJsonPointer(),
            use.elsewhere().map(fields -> " " + fields.image()).orElse(""),
            use.image().written(),
            use.declaredText().orElse("-"));
  }
}
