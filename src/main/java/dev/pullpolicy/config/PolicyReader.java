package dev.pullpolicy.config;

import dev.pullpolicy.policy.Policy;
import dev.pullpolicy.policy.Policy.Enforcement;
import dev.pullpolicy.policy.Policy.StaleDefaults;
import dev.pullpolicy.yaml.YamlNode;
import dev.pullpolicy.yaml.YamlNode.Scalar;
import dev.pullpolicy.yaml.YamlNode.ScalarType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the fields of the whole document. */
final class PolicyReader {
  private static final String API_VERSION = "pullpolicy.dev/v1alpha1";
  private static final String KIND = "PullPolicy";

  private static final String BEGINNING =
      "begin with the two lines \"apiVersion: %s\" and \"kind: %s\"".formatted(API_VERSION, KIND);

  /** The bound of {@code policy.md}: every rule is tried on every image use of every request. */
  private static final int MAX_ENTRIES = 1_000;

  private final Names names = new Names();

  /** The policy of the document, of which only a document without problems makes any use. */
  Optional<Policy> read(Field root) {
    if (!(root.value() instanceof YamlNode.Mapping)) {
      boolean isEmpty = root.value() instanceof Scalar s && s.type() == ScalarType.NULL;
      root.problem(
          "the document is %s; %s".formatted(isEmpty ? "empty" : root.value().noun(), BEGINNING));
      return Optional.empty();
    }
    Optional<Policy> policy =
        root.fields(
                "apiVersion",
                "kind",
                "enforcement",
                "floatingTags",
                "defaults",
                "overrides",
                "rules",
                "staleDefaults",
                "exemptions",
                "workloads")
            .map(this::policy);
    names.check();
    return policy;
  }

  private Policy policy(Fields root) {
    constant(root, "apiVersion", API_VERSION);
    constant(root, "kind", KIND);
    return new Policy(
        word(root, "enforcement", Enforcement.values()).orElse(Enforcement.ENFORCE),
        root.optional("floatingTags").map(f -> f.list(GlobSyntax.TAG::read)).orElse(List.of()),
        entries(root, "defaults", entry(Section.DEFAULTS)::assignment),
        entries(root, "overrides", entry(Section.OVERRIDES)::assignment),
        entries(root, "rules", entry(Section.RULES)::rule),
        word(root, "staleDefaults", StaleDefaults.values()).orElse(StaleDefaults.WARN),
        entries(root, "exemptions", entry(Section.EXEMPTIONS)::exemption),
        entries(root, "workloads", new WorkloadPathsReader()::read));
  }

  private EntryReader entry(Section section) {
    return new EntryReader(section, names);
  }

  private static void constant(Fields root, String name, String value) {
    root.required(name).ifPresent(field -> field.word(new String[] {value}));
  }

  private static <T> Optional<T> word(Fields root, String name, T[] words) {
    return root.optional(name).flatMap(field -> field.word(words));
  }

  private static <T> List<T> entries(
      Fields root, String name, Function<Field, Optional<T>> reader) {
    List<Field> entries = root.optional(name).map(Field::entries).orElse(List.of());
    if (entries.size() > MAX_ENTRIES) {
      entries
          .get(MAX_ENTRIES)
          .problem(
              "is one of %,d entries, at most %,d are read".formatted(entries.size(), MAX_ENTRIES));
    }
    return entries.stream().limit(MAX_ENTRIES).flatMap(e -> reader.apply(e).stream()).toList();
  }
}
