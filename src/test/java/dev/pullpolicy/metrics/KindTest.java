package dev.pullpolicy.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.workload.WorkloadKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which resources have a label value of their own. */
final class KindTest {

  @ParameterizedTest
  @EnumSource(WorkloadKind.class)
  void kubernetesOwnKindsHaveTheirNames(WorkloadKind workload) {
    String label = Kind.of(workload.group(), workload.plural()).toString();
    assertThat(label).isEqualTo(workload.isKubernetes() ? workload.toString() : "other");
  }

  @ParameterizedTest
  @CsvSource({"'',configmaps,ConfigMap", "apps,pods,other", "'',deployments,other", "'','',other"})
  void theGroupMatters(String group, String plural, String label) {
    assertThat(Kind.of(group, plural)).hasToString(label);
  }
}
