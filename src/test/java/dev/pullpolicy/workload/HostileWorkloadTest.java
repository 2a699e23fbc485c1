package dev.pullpolicy.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pullpolicy.policy.ImageUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Nothing that stands in an object makes its reading throw, and bounds hold for every kind. */
final class HostileWorkloadTest {
  private static final Path FIXTURES = Path.of("src/test/resources/workloads");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> OTHER =
      List.of(
          "null", "\"x\"", "7", "true", "[]", "{}", "[[null,\"x\",{}]]", "{\"name\":{},\"*\":[]}");

  /** Every value of every fixture, replaced by a value of every other type. */
  @TestFactory
  Stream<DynamicTest> valuesOfOtherTypes() {
    return Arrays.stream(WorkloadKind.values())
        .map(kind -> DynamicTest.dynamicTest(kind.toString(), () -> tryOthers(kind)));
  }

  private static void tryOthers(WorkloadKind kind) throws IOException {
    String directory = kind.name().toLowerCase(Locale.ROOT).replace("_", "");
    try (Stream<Path> files = Files.list(FIXTURES.resolve(directory))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
        tryOthers(kind, Files.readString(file));
      }
    }
  }

  private static void tryOthers(WorkloadKind kind, String text) throws IOException {
    JsonNode object;
    try {
      object = JSON.readTree(text);
    } catch (IOException e) {
      return;
    }
    for (String other : OTHER) {
      JsonNode value = JSON.readTree(other);
      replaceEach(object, value, () -> read(kind, object.toString()));
    }
    for (int end = 0; end < text.length(); end += 37) {
      read(kind, text.substring(0, end));
    }
  }

  private static void replaceEach(JsonNode node, JsonNode value, Runnable check) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
        JsonNode old = field.getValue();
        String name = field.getKey();
        tried(old, value, each -> object.set(name, each), check);
      }
    } else if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        int place = i;
        tried(list.get(i), value, each -> list.set(place, each), check);
      }
    }
  }

  private static void tried(
      JsonNode old, JsonNode value, Consumer<JsonNode> setter, Runnable check) {
    setter.accept(value);
    check.run();
    setter.accept(old);
    replaceEach(old, value, check);
  }

  @TestFactory
  Stream<DynamicTest> tenThousandUsesAreTheBoundOfTheWholeObject() {
    String jobs =
        "{\"template\":{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"image\":\"a\"}]}}}}}";
    String steps = "{\"image\":\"a\"}";
    return Stream.of(
        bound(WorkloadKind.JOB_SET, "{\"spec\":{\"replicatedJobs\":[%s]}}", jobs),
        bound(WorkloadKind.TASK, "{\"spec\":{\"steps\":[%s]}}", steps),
        bound(WorkloadKind.TASK, "{\"spec\":{\"steps\":[%s]}}", "{\"image\":\"$(a)\"}"));
  }

  private static DynamicTest bound(WorkloadKind kind, String object, String entry) {
    int limit = Bound.IMAGE_USES.limit();
    return DynamicTest.dynamicTest(
        kind + " of " + entry,
        () -> {
          assertThat(read(kind, object.formatted(many(limit, entry))))
              .isInstanceOf(Reading.Found.class);
          assertThat(read(kind, object.formatted(many(limit + 1, entry))))
              .isEqualTo(new Reading.BeyondBound(Bound.IMAGE_USES));
        });
  }

  @Test
  void entriesWithoutImagesTakeNoPlace() {
    String jobs =
        "{\"spec\":{\"replicatedJobs\":[%s]}}"
            .formatted(many(200_000, "{\"template\":{\"spec\":{\"template\":{}}}}"));
    Reading reading = read(WorkloadKind.JOB_SET, jobs);
    assertThat(((Reading.Found) reading).workload().templates()).isEmpty();
  }

  @Test
  void manyKeysOfAMapAreReadInOrder() {
    String steps =
        String.join(
            ",",
            IntStream.range(0, 9_000)
                .mapToObj(i -> "\"k%d\":{\"image\":\"a:%d\"}".formatted(i, i))
                .toList());
    Reading reading = read(WorkloadKind.TASK, "{\"spec\":{\"steps\":{" + steps + "}}}");
    List<ImageUse> uses = ((Reading.Found) reading).workload().uses();
    assertThat(uses).hasSize(9_000);
    assertThat(uses.get(8_999).path()).hasToString("spec.steps.k8999");
  }

  private static String many(int count, String entry) {
    return String.join(",", Collections.nCopies(count, entry));
  }

  private static Reading read(WorkloadKind kind, String object) {
    try (JsonParser parser = new JsonFactory().createParser(object)) {
      parser.nextToken();
      return WorkloadReader.readWithOwners(parser, kind.shape());
    } catch (IOException e) {
      throw new AssertionError(object, e);
    }
  }
}
