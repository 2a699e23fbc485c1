package dev.pullpolicy.cli.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.cli.manifest.ManifestFile;
import dev.pullpolicy.cli.manifest.ManifestReader;
import dev.pullpolicy.cli.manifest.ManifestWorkload;
import dev.pullpolicy.cli.manifest.RawDocument;
import dev.pullpolicy.policy.Evaluation;
import dev.pullpolicy.policy.Policy;
import dev.pullpolicy.policy.PolicyContext;
import dev.pullpolicy.policy.PolicyEvaluator;
import dev.pullpolicy.policy.Resolution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Documents that nobody would write, made from the fixtures: the same ones at every run. */
final class ResolveHostileTest {
  private static final int DOCUMENTS = 4_000;
  private static final int MAX_CHANGES = 4;
  private static final List<String> PIECES =
      List.of(
          "\n",
          "\r\n",
          "  ",
          "\t",
          ": ",
          ":",
          "- ",
          "{",
          "}",
          "[",
          "]",
          ",",
          "#",
          " #",
          "&a ",
          "*a",
          "<<: *a\n",
          "'",
          "\"",
          "|",
          "> ",
          "!!str ",
          "? ",
          "imagePullPolicy",
          "image",
          "null",
          "~",
          "Always",
          "\ud83d\ude00",
          "---\n",
          "\u0085",
          "\u2028");

  private final PolicyEvaluator evaluator = new PolicyEvaluator(Policy.NOTHING);
  private final ManifestResolver resolver =
      new ManifestResolver(ManifestReader.of(Policy.NOTHING), this::resolve);

  @Test
  void areEditedOnceOrRefused() throws IOException {
    List<String> fixtures = new ArrayList<>();
    for (Path directory : ResolveFixturesTest.directories()) {
      fixtures.add(Files.readString(ResolveFixturesTest.input(directory)));
    }
    Random random = new Random(6);
    int edited = 0;
    for (int i = 0; i < DOCUMENTS; i++) {
      String document = changed(fixtures.get(random.nextInt(fixtures.size())), random);
      ResolvedDocument once = resolver.resolve(ManifestFile.STANDARD_INPUT, raw(document));
      if (once.written() > 0) {
        edited++;
        String text = new String(once.content(), StandardCharsets.UTF_8);
        ResolvedDocument twice = resolver.resolve(ManifestFile.STANDARD_INPUT, raw(text));
        assertThat(twice.written()).as(document).isZero();
        assertThat(twice.problems()).as(document).hasSameSizeAs(once.problems());
      }
    }
    assertThat(edited).isGreaterThan(DOCUMENTS / 20);
  }

  private static String changed(String text, Random random) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = random.nextInt(MAX_CHANGES); i >= 0; i--) {
      int at = random.nextInt(changed.length());
      if (random.nextInt(3) == 0) {
        changed.deleteCharAt(at);
      } else {
        changed.insert(at, PIECES.get(random.nextInt(PIECES.size())));
      }
    }
    return changed.toString();
  }

  private static RawDocument raw(String text) {
    return new RawDocument(new byte[0], text.getBytes(StandardCharsets.UTF_8), 1, false);
  }

  private List<Evaluation<Resolution>> resolve(ManifestWorkload workload) {
    return workload.workload().templates().stream()
        .map(
            template ->
                evaluator.resolve(
                    new PolicyContext(
                        workload.kind().name(),
                        "default",
                        Optional.empty(),
                        template.pod(),
                        Optional.empty(),
                        LocalDate.EPOCH),
                    template.uses()))
        .toList();
  }
}
