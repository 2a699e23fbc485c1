package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.pullpolicy.workload.Reading;
import dev.pullpolicy.workload.Workload;
import dev.pullpolicy.workload.WorkloadKind;
import dev.pullpolicy.workload.WorkloadReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is new or changed in a workload with several templates. */
final class JudgedUsesTest {
  private static final String DRIVER = job("driver", "a", "x:1");
  private static final String WORKERS = job("workers", "a", "y:1");

  @Test
  void reorderingTemplatesIsNoChange() throws IOException {
    assertThat(judged(jobSet(WORKERS, DRIVER), jobSet(DRIVER, WORKERS))).isEmpty();
  }

  @Test
  void aNewTemplateIsNew() throws IOException {
    assertThat(judged(jobSet(WORKERS, DRIVER), jobSet(WORKERS)))
        .containsExactly("spec.replicatedJobs[1].template.spec.template.spec.containers[0]");
  }

  @Test
  void anImageThatMovesToAnotherTemplateIsAChange() throws IOException {
    String driver = job("driver", "a", "y:1");
    assertThat(judged(jobSet(driver, WORKERS), jobSet(DRIVER, WORKERS))).hasSize(1);
  }

  @Test
  void aRenamedTemplateOrContainerIsNew() throws IOException {
    assertThat(judged(jobSet(job("chief", "a", "x:1")), jobSet(DRIVER))).hasSize(1);
    assertThat(judged(jobSet(job("driver", "b", "x:1")), jobSet(DRIVER))).hasSize(1);
  }

  @Test
  void namesThatStandTwiceAreUnchangedWhereOneIsTheSame() throws IOException {
    String other = job("driver", "a", "x:2");
    assertThat(judged(jobSet(DRIVER, other), jobSet(other, DRIVER))).isEmpty();
    assertThat(judged(jobSet(DRIVER, job("driver", "a", "x:3")), jobSet(DRIVER, other))).hasSize(1);
  }

  private static List<String> judged(String object, String old) throws IOException {
    return JudgedUses.of(read(object), Optional.of(read(old))).stream()
        .flatMap(template -> template.uses().stream())
        .map(judged -> judged.use().path().toString())
        .toList();
  }

  private static String jobSet(String... jobs) {
    return "{\"spec\":{\"replicatedJobs\":[%s]}}".formatted(String.join(",", jobs));
  }

  private static String job(String name, String container, String image) {
    return """
        {"template":{"spec":{"template":{"spec":{"containers":[{"name":"%s","image":"%s"}]}}}},
        "name":"%s"}"""
        .formatted(container, image, name);
  }

  private static Workload read(String object) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(object)) {
      parser.nextToken();
      Reading reading = WorkloadReader.read(parser, WorkloadKind.JOB_SET.shape());
      return ((Reading.Found) reading).workload();
    }
  }
}
