package dev.pullpolicy.admission;

import dev.pullpolicy.config.PolicySnapshot;
import dev.pullpolicy.policy.ContainerType;
import dev.pullpolicy.policy.Printable;
import dev.pullpolicy.policy.Violation;
import dev.pullpolicy.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Words a refusal: one line for each violation, where the workload is to be changed, and where the
 * policy lives. It stands alone, since kubectl prints no causes; and it is bounded, since
 * controllers copy it into events and conditions at every retry.
 */
final class DenialText {
  private static final int MAX_VIOLATIONS = 20;

  /** A name of 63, an image of 253 + 255 + 128 + 135, and the words around them, twice over. */
  private static final int MAX_LENGTH = 2_048;

  /** Minutes since 1970, {@code getJobName} in {@code pkg/controller/cronjob/utils.go}. */
  private static final int MINUTE_DIGITS = 8;

  private static final String TEMPLATE_HASH = "pod-template-hash";

  private DenialText() {}

  /**
   * The refusal for these violations, those that refuse and those that warn, in order of their
   * paths, and that many more.
   */
  static Denial of(List<Violation> violations, int more, Workload pod, PolicySnapshot snapshot) {
    List<Violation> shown = shown(violations);
    List<String> lines = new ArrayList<>();
    List<Denial.Cause> causes = new ArrayList<>();
    for (Violation violation : shown) {
      String line = Lines.oneLine(sentence(violation), MAX_LENGTH);
      lines.add(line);
      causes.add(new Denial.Cause(line, violation.field()));
    }
    int notShown = violations.size() - shown.size() + more;
    if (notShown > 0) {
      lines.add("and " + notShown + " more");
    }
    if (violations.stream().anyMatch(DenialText::isOfTheTemplate)) {
      workload(pod).ifPresent(lines::add);
    }
    lines.add("policy: " + snapshot.describe());
    return new Denial(String.join("\n", lines), List.copyOf(causes));
  }

  private static List<Violation> shown(List<Violation> violations) {
    int warnings =
        Math.max(0, MAX_VIOLATIONS - (int) violations.stream().filter(Violation::refuses).count());
    List<Violation> shown = new ArrayList<>();
    int refusals = MAX_VIOLATIONS;
    for (Violation violation : violations) {
      if (violation.refuses() ? refusals-- > 0 : warnings-- > 0) {
        shown.add(violation);
      }
    }
    return shown;
  }

  private static String sentence(Violation violation) {
    if (violation.refuses()) {
      return violation.sentence();
    }
    return "warning only" + violation.report() + ": " + violation.sentence();
  }

  /** What somebody added to a pod that runs is in no template. */
  private static boolean isOfTheTemplate(Violation violation) {
    return violation.use().type() != ContainerType.EPHEMERAL_CONTAINER;
  }

  private static Optional<String> workload(Workload pod) {
    return pod.meta()
        .controller()
        .map(
            owner ->
                "workload: change %s%s, which makes this pod"
                    .formatted(named(author(owner, pod)), cronJob(owner)));
  }

  /** A CronJob names its Jobs for the minute; people name Jobs as they like. */
  private static String cronJob(Workload.Owner owner) {
    int dash = owner.name().lastIndexOf('-');
    String minute = owner.name().substring(dash + 1);
    boolean isMinute =
        minute.length() == MINUTE_DIGITS && minute.chars().allMatch(c -> c >= '0' && c <= '9');
    return owner.kind().equals("Job") && dash > 0 && isMinute
        ? " or " + named(new Workload.Owner("CronJob", owner.name().substring(0, dash)))
        : "";
  }

  /** A ReplicaSet that is named for the hash of its template was made by a Deployment. */
  private static Workload.Owner author(Workload.Owner owner, Workload pod) {
    String hash = pod.pod().map(p -> p.labels().get(TEMPLATE_HASH)).orElse("");
    String suffix = "-" + hash;
    boolean isMade =
        owner.kind().equals("ReplicaSet")
            && !hash.isEmpty()
            && owner.name().endsWith(suffix)
            && owner.name().length() > suffix.length();
    return isMade
        ? new Workload.Owner(
            "Deployment", owner.name().substring(0, owner.name().length() - suffix.length()))
        : owner;
  }

  private static String named(Workload.Owner owner) {
    return Printable.escaped(owner.kind()) + " " + Printable.quoted(owner.name());
  }
}
