package dev.pullpolicy.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.yaml.UnreadableException;
import dev.pullpolicy.yaml.YamlDocument;
import dev.pullpolicy.yaml.YamlNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Schema and parser refuse the same fields of documents that were damaged at random. */
class PolicySchemaPropertiesTest {
  private static final int TRIES_A_DOCUMENT = 300;

  /** What a JSON Schema cannot say: it compares no values, and sees neither keys nor tags. */
  private static final Pattern BEYOND =
      Pattern.compile(
          ".*(names are unique|is no rule, override or default|which overlaps|write one entry for"
              + " both|is written twice|the same place as|up to its last).*");

  private int accepted;
  private int refused;

  @Test
  void refuseTheSame() throws IOException {
    PolicySchema schema = new PolicySchema();
    for (Fixture fixture : Fixture.all("valid", "")) {
      Random random = new Random(fixture.name().hashCode());
      for (int i = 0; i < TRIES_A_DOCUMENT; i++) {
        compare(schema, Mutation.of(fixture.bytes(), random));
      }
    }
    assertThat(accepted).as("damaged, and still valid").isGreaterThan(100);
    assertThat(refused).as("damaged, and readable").isGreaterThan(100);
  }

  private void compare(PolicySchema schema, byte[] document) {
    YamlNode root;
    try {
      root = YamlDocument.read(document, PolicyParser.RULES);
    } catch (UnreadableException e) {
      return;
    }
    Problems problems = new Problems("errors");
    new PolicyReader().read(new Field("", root, problems));
    List<PolicyProblem> found = problems.inOrder();
    if (found.isEmpty()) {
      accepted++;
    } else {
      refused++;
    }
    requireSame(found, schema.problems(root), new String(document, UTF_8));
  }

  private static void requireSame(List<PolicyProblem> found, Set<String> said, String document) {
    Set<String> maySay = new HashSet<>();
    Set<String> mustSay = new HashSet<>();
    for (PolicyProblem problem : found) {
      maySay.add(problem.path());
      if (!BEYOND.matcher(problem.message()).matches() && !isAboutKey(problem)) {
        mustSay.add(problem.path());
      }
    }
    assertThat(maySay).as(document).containsAll(said);
    assertThat(said).as(document).containsAll(mustSay);
  }

  /** A key that YAML reads as no text is one to a schema. */
  private static boolean isAboutKey(PolicyProblem problem) {
    return problem.message().contains("quote it") && problem.path().contains("matchLabels");
  }
}
