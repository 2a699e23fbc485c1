package dev.pullpolicy.config;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.image.ReferenceKind;
import dev.pullpolicy.policy.Action;
import dev.pullpolicy.policy.ContainerType;
import dev.pullpolicy.policy.Exemption;
import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.policy.LabelSelector;
import dev.pullpolicy.policy.Policy;
import dev.pullpolicy.yaml.Position;
import dev.pullpolicy.yaml.UnreadableException;
import dev.pullpolicy.yaml.YamlDocument;
import dev.pullpolicy.yaml.YamlNode;
import dev.pullpolicy.yaml.YamlNode.Entry;
import dev.pullpolicy.yaml.YamlNode.Mapping;
import dev.pullpolicy.yaml.YamlNode.Scalar;
import dev.pullpolicy.yaml.YamlNode.ScalarType;
import dev.pullpolicy.yaml.YamlNode.Sequence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The fields and words of the schema are those of the code, each of the one in the other. */
class PolicySchemaFieldsTest {
  private static final String UNKNOWN = "noFieldHasThisName";

  /** Of these the parser knows all, and says where one cannot be used. */
  private static final Set<String> SELECTOR =
      Arrays.stream(SelectorField.values())
          .map(SelectorField::outer)
          .collect(toCollection(TreeSet::new));

  private final PolicySchema schema;

  PolicySchemaFieldsTest() throws IOException {
    schema = new PolicySchema();
  }

  @Test
  void isTheSameInTheProgramAndBesideTheSamples() throws IOException {
    assertThat(Path.of("src/main/resources/dev/pullpolicy/cli/policy.schema.json"))
        .hasSameBinaryContentAs(Path.of("policies/policy.schema.json"));
  }

  /** Where the parser lists its fields, the schema has the same. */
  @Test
  void everyMappingHasTheSameFields() throws IOException {
    Set<Set<String>> seen = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
    for (Fixture fixture : Fixture.all("valid", "")) {
      for (YamlNode variant : withUnknownField(read(fixture))) {
        Set<String> fields = parserFields(variant);
        if (!fields.equals(SELECTOR)) {
          assertThat(schema.knownFields(variant)).as(fixture.name()).isEqualTo(fields);
        }
        seen.add(fields);
      }
    }
    assertThat(seen).as("mappings with other fields").hasSizeGreaterThan(10);
  }

  private static YamlNode read(Fixture fixture) throws IOException {
    try {
      return YamlDocument.read(fixture.bytes(), PolicyParser.RULES);
    } catch (UnreadableException e) {
      throw new AssertionError(fixture.name(), e);
    }
  }

  private static Set<String> parserFields(YamlNode document) {
    Problems problems = new Problems("errors");
    new PolicyReader().read(new Field("", document, problems));
    return problems.inOrder().stream()
        .map(PolicyProblem::message)
        .map(message -> message.replace("unknown field; the fields here are ", ""))
        .flatMap(list -> Stream.of(list.split(", | and ")))
        .collect(toCollection(TreeSet::new));
  }

  /** The document again and again, each time with an unknown field in another mapping. */
  private static List<YamlNode> withUnknownField(YamlNode node) {
    List<YamlNode> variants = new ArrayList<>();
    if (node instanceof Sequence list) {
      for (int i = 0; i < list.entries().size(); i++) {
        for (YamlNode variant : withUnknownField(list.entries().get(i))) {
          List<YamlNode> entries = new ArrayList<>(list.entries());
          entries.set(i, variant);
          variants.add(new Sequence(list.at(), entries));
        }
      }
    }
    if (node instanceof Mapping mapping) {
      variants.add(with(mapping, UNKNOWN, text("x")));
      mapping
          .entries()
          .forEach(
              (name, entry) ->
                  withUnknownField(entry.value())
                      .forEach(variant -> variants.add(with(mapping, name, variant))));
    }
    return variants;
  }

  private static Mapping with(Mapping mapping, String name, YamlNode value) {
    Map<String, Entry> entries = new LinkedHashMap<>(mapping.entries());
    entries.put(name, new Entry(text(name), value));
    return new Mapping(mapping.at(), mapping.isFlow(), entries, List.of());
  }

  private static Scalar text(String text) {
    return new Scalar(Position.START, Position.START, text, ScalarType.TEXT, true);
  }

  @ParameterizedTest
  @EnumSource
  void everySelectorHasTheFieldsOfItsSection(Section section) {
    Set<String> expected = new TreeSet<>();
    for (SelectorField field : SelectorField.values()) {
      if (field.forbidden(section).isEmpty()) {
        expected.add(field.outer() + field.inner().map(inner -> "." + inner).orElse(""));
      }
    }
    JsonNode entry = resolved(schema.root().at("/properties/" + section + "/items"));
    for (String scope : List.of("match", "except")) {
      JsonNode selectors = resolved(entry.at("/properties/" + scope));
      assertThat(selectorFields(selectors.get("else"))).isEqualTo(expected);
      assertThat(selectors.get("then").get("items")).isEqualTo(selectors.get("else"));
    }
  }

  private Set<String> selectorFields(JsonNode selector) {
    Set<String> nested =
        Arrays.stream(SelectorField.values())
            .filter(field -> field.inner().isPresent())
            .map(SelectorField::outer)
            .collect(toSet());
    Set<String> fields = new TreeSet<>();
    for (Map.Entry<String, JsonNode> field : resolved(selector).get("properties").properties()) {
      if (nested.contains(field.getKey())) {
        JsonNode inner = resolved(field.getValue()).get("properties");
        inner.propertyNames().forEach(name -> fields.add(field.getKey() + "." + name));
      } else {
        fields.add(field.getKey());
      }
    }
    return fields;
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? schema.root().at(node.get("$ref").stringValue().substring(1)) : node;
  }

  @Test
  void everyRequirementIsThere() {
    assertThat(schema.root().at("/$defs/requirement/properties").propertyNames())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(RequirementField.values()).map(RequirementField::fieldName).toList());
  }

  @Test
  void everyWordIsThere() {
    Map<String, List<String>> expected = new LinkedHashMap<>();
    expected.put("/properties/enforcement", words(Policy.Enforcement.values()));
    expected.put("/properties/staleDefaults", words(Policy.StaleDefaults.values()));
    expected.put("/$defs/pullPolicy", words(ImagePullPolicy.values()));
    expected.put("/$defs/referenceKind", words(ReferenceKind.values()));
    expected.put("/$defs/kind/anyOf/0", KindSyntax.BUILT_IN);
    expected.put(
        "/$defs/labelExpression/properties/operator", words(LabelSelector.Operator.values()));
    expected.put("/$defs/containers/properties/types/items", words(ContainerType.values()));
    expected.put("/$defs/rule/properties/action", words(Action.values()));
    expected.put("/$defs/exemption/properties/effect", words(Exemption.Effect.values()));
    Map<String, List<String>> found = new LinkedHashMap<>();
    collectWords("", schema.root(), found);
    assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
    expected.forEach(
        (pointer, words) ->
            assertThat(found.get(pointer)).as(pointer).containsExactlyInAnyOrderElementsOf(words));
  }

  private static List<String> words(Object[] constants) {
    return Arrays.stream(constants).map(Object::toString).toList();
  }

  /** All but those that only choose between two parts of the schema. */
  private static void collectWords(String pointer, JsonNode node, Map<String, List<String>> found) {
    if (node.has("enum") && !pointer.contains("/if/")) {
      found.put(pointer, node.get("enum").valueStream().map(JsonNode::stringValue).toList());
    }
    node.properties().forEach(p -> collectWords(pointer + "/" + p.getKey(), p.getValue(), found));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collectWords(pointer + "/" + i, node.get(i), found);
    }
  }

  /** What an editor shows beside a field. */
  @Test
  void everyFieldIsDescribed() {
    List<String> bare = new ArrayList<>();
    collectUndescribed("", schema.root(), bare);
    assertThat(bare).isEmpty();
  }

  private void collectUndescribed(String pointer, JsonNode node, List<String> bare) {
    if (node.has("properties") && !pointer.contains("/if") && !pointer.contains("/then")) {
      for (Map.Entry<String, JsonNode> field : node.get("properties").properties()) {
        boolean isDescribed =
            field.getValue().has("description") || resolved(field.getValue()).has("description");
        if (!isDescribed) {
          bare.add(pointer + "." + field.getKey());
        }
      }
    }
    node.properties()
        .forEach(p -> collectUndescribed(pointer + "/" + p.getKey(), p.getValue(), bare));
  }
}
