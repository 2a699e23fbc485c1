package dev.pullpolicy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pullpolicy.config.ParsedPolicy;
import dev.pullpolicy.config.PolicyParser;
import dev.pullpolicy.workload.WorkloadKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the chart has in common with the program. */
class ChartTest {
  private static final Path DEFAULT_POLICY = ChartFiles.CHART.resolve("files/default-policy.yaml");
  private static final Pattern POM_VERSION =
      Pattern.compile("<artifactId>pull-policy-webhook</artifactId>\\s*<version>(.+?)</version>");

  @Test
  void hasTheProgramsVersion() throws IOException {
    Matcher pom = POM_VERSION.matcher(Files.readString(Path.of("pom.xml")));
    assertThat(pom.find()).isTrue();
    JsonNode chart = ChartFiles.yaml(ChartFiles.CHART.resolve("Chart.yaml"));
    assertThat(chart.get("version").asText()).isEqualTo(pom.group(1));
    assertThat(chart.get("appVersion").asText()).isEqualTo(pom.group(1));
  }

  @Test
  void itsPolicyIsValidAndBeyondDoubt() throws IOException {
    ParsedPolicy parsed = PolicyParser.parse(Files.readAllBytes(DEFAULT_POLICY));
    assertThat(parsed).isInstanceOf(ParsedPolicy.Valid.class);
    LocalDate today = LocalDate.of(2026, 1, 1);
    assertThat(((ParsedPolicy.Valid) parsed).doubts(today).problems()).isEmpty();
  }

  /** Templates compare with the file, since they cannot read what a chart's own values were. */
  @Test
  void itsPolicyIsThatOfTheValues() throws IOException {
    assertThat(ChartFiles.yaml(DEFAULT_POLICY))
        .isEqualTo(ChartFiles.yaml(ChartFiles.VALUES).at("/policy/document"));
  }

  /** A kind that is not registered is not seen at all. */
  @Test
  void everyKindIsRegistered() throws IOException {
    Set<String> expected = kinds();
    expected.addAll(Set.of("pods/ephemeralcontainers", "configmaps"));
    assertThat(registered("default", "validating.yaml")).isEqualTo(expected);
  }

  @Test
  void onlyPodsAreWritten() throws IOException {
    assertThat(registered("default", "mutating.yaml"))
        .containsExactlyInAnyOrder("pods", "pods/ephemeralcontainers");
  }

  /** That case has further resources of its own. */
  @Test
  void everyKindIsWrittenWhereDefaultsAreReset() throws IOException {
    assertThat(registered("custom-resources", "mutating.yaml"))
        .containsAll(kinds())
        .contains("fleets.example.com", "backups.example.com", "jobs.batch.example.com");
  }

  private static Set<String> kinds() {
    Set<String> resources = new TreeSet<>();
    Arrays.stream(WorkloadKind.values()).forEach(kind -> resources.add(kind.resource()));
    return resources;
  }

  /** The resources of all rules, as {@code plural.group}. */
  private static Set<String> registered(String rendered, String key) throws IOException {
    Set<String> resources = new TreeSet<>();
    Path golden = ChartFiles.GOLDEN.resolve(rendered + ".yaml");
    for (JsonNode object : ChartFiles.yamls(Files.readString(golden))) {
      if (object.at("/data").has(key)) {
        for (JsonNode entries : ChartFiles.yamls(object.at("/data").get(key).asText())) {
          entries.get("webhooks").forEach(webhook -> collect(webhook.get("rules"), resources));
        }
      }
    }
    return resources;
  }

  private static void collect(JsonNode rules, Set<String> resources) {
    for (JsonNode rule : rules) {
      for (JsonNode group : rule.get("apiGroups")) {
        rule.get("resources")
            .forEach(
                plural -> resources.add(WorkloadKind.resource(group.asText(), plural.asText())));
      }
    }
  }
}
