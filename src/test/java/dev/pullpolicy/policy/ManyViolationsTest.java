package dev.pullpolicy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.pullpolicy.image.ReferenceKind;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the largest pod breaks of the largest policy takes neither memory nor much time. */
class ManyViolationsTest {
  private static final int RULES = 1_000;
  private static final int USES = 10_000;

  /**
   * For each broken rule, most of it for a moment only: what it takes to find it (a path cut into
   * segments, for one), less than half of what its sentence would take. Measured are 180 to 280
   * bytes, the more the later the compiler comes.
   */
  private static final long MAX_BYTES_A_VIOLATION = 500;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void allAreCountedAndTheFirstAreTold() {
    Evaluation.Decided<Violation> decided = judge(uses(500));
    assertThat(decided.results()).hasSize(2 * Omitted.KEPT);
    assertThat(decided.omitted())
        .isEqualTo(new Omitted(500 * RULES / 2 - Omitted.KEPT, 500 * RULES / 2 - Omitted.KEPT, 0));
    assertThat(decided.results())
        .extracting(violation -> violation.use().path().toString())
        .containsOnly("spec.containers[0]");
  }

  @Test
  void everyEntryIsCountedWhateverIsTold() {
    assertThat(judge(uses(500)).broken())
        .hasSize(RULES)
        .allMatch(entry -> entry.count() == 500)
        .extracting(BrokenEntry::name)
        .doesNotHaveDuplicates();
  }

  @Test
  void exemptionsMakeNoMoreOfThem() {
    List<Exemption> exemptions =
        IntStream.range(0, 500)
            .mapToObj(
                i ->
                    Policies.exempt(
                        "e" + i,
                        Policies.matching(new Condition.ContainerNames(List.of(new Glob("c" + i)))),
                        Exemption.Effect.REPORT))
            .toList();
    List<BrokenEntry> broken = judge(uses(500), exemptions).broken();
    assertThat(broken).hasSize(RULES).allMatch(entry -> entry.count() == 500);
    assertThat(broken.get(0).reportedBy()).contains("exemption e0");
  }

  @Test
  void theFirstByPathAreToldInWhateverOrderTheyCome() {
    List<JudgedUse> uses = new ArrayList<>(uses(500));
    Collections.reverse(uses);
    assertThat(judge(uses)).isEqualTo(judge(uses(500)));
  }

  @Test
  void tenMillionTakeLittleMemoryAndTimeInProportion() {
    judge(uses(USES / 10));
    long few = nanos(() -> judge(uses(USES / 10)));
    long before = THREADS.getCurrentThreadAllocatedBytes();
    long many = nanos(() -> judge(uses(USES)));
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).isLessThan(MAX_BYTES_A_VIOLATION * RULES * USES);
    assertThat(many).isLessThan(30 * few);
  }

  private static long nanos(Supplier<?> work) {
    long start = System.nanoTime();
    assertThat(work.get()).isNotNull();
    return System.nanoTime() - start;
  }

  private static List<JudgedUse> uses(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> JudgedUse.isNew(Policies.use(i, "quay.io/a:1", Optional.of("Never"))))
        .toList();
  }

  private static Evaluation.Decided<Violation> judge(List<JudgedUse> uses) {
    return judge(uses, List.of());
  }

  private static Evaluation.Decided<Violation> judge(
      List<JudgedUse> uses, List<Exemption> exemptions) {
    PolicyEvaluator evaluator =
        new PolicyEvaluator(Policies.policy(List.of(), List.of(), rules(), exemptions));
    Evaluation<Violation> evaluation =
        evaluator.judge(Policies.context(Optional.empty()), uses, PolicyEvaluator.Basis.STANDING);
    return (Evaluation.Decided<Violation>) evaluation;
  }

  /** Half of them deny and half warn, by each of what can be required. */
  private static List<Rule> rules() {
    List<Requirement> requirements =
        List.of(
            new RequiredReferences(List.of(ReferenceKind.DIGEST)),
            new RequiredPullPolicies(List.of(ImagePullPolicy.ALWAYS)),
            new RequiredImages(List.of(ImagePattern.of("registry.internal/**"))),
            new RequiredImagePullSecrets(),
            new RequiredNodeSelection(List.of()));
    Scope scope =
        Policies.matching(
            new Condition.References(Set.of(ReferenceKind.TAG)),
            new Condition.NamespaceNames(List.of(new Glob("*"))));
    return IntStream.range(0, RULES)
        .mapToObj(
            i ->
                Policies.rule(
                    "rule-" + i,
                    scope,
                    i % 2 == 0 ? Action.DENY : Action.WARN,
                    requirements.get(i % requirements.size())))
        .toList();
  }
}
