package dev.pullpolicy.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.image.ImageReferenceParser;
import dev.pullpolicy.policy.Action;
import dev.pullpolicy.policy.ContainerType;
import dev.pullpolicy.policy.Evaluation;
import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.policy.ImageUse;
import dev.pullpolicy.policy.JudgedUse;
import dev.pullpolicy.policy.NodeSelection;
import dev.pullpolicy.policy.PodFacts;
import dev.pullpolicy.policy.Policy;
import dev.pullpolicy.policy.PolicyContext;
import dev.pullpolicy.policy.PolicyEvaluator;
import dev.pullpolicy.policy.PolicyEvaluator.Basis;
import dev.pullpolicy.policy.Resolution;
import dev.pullpolicy.policy.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What doubts say is so, for whatever can be asked under small policies. */
class DoubtsPropertiesTest {
  private static final int TRIES = 400;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final List<String> POLICIES = List.of("Always", "IfNotPresent", "Never");
  private static final List<String> FIELDS =
      List.of(
          "references: [Tag]",
          "references: [Tag, Latest]",
          "references: [Untagged, Latest, Tag, Floating, Digest, Invalid]",
          "references: [Floating]",
          "namespaces: {names: [shop]}",
          "namespaces: {names: [\"*\"]}",
          "namespaces: {labels: {matchLabels: {env: a}}}",
          "namespaces: {labels: {matchExpressions: [{key: env, operator: NotIn, values: [a, b]}]}}",
          "images: [\"docker.io/**\"]",
          "images: [\"docker.io/library/nginx:1\"]",
          "containers: {names: [web]}",
          "containers: {types: [Container]}");
  private static final Pattern NEVER_ACTS =
      Pattern.compile("(\\w+) never acts:|that (\\w+) matches,");
  private static final Pattern NO_MATCH = Pattern.compile("(\\w+)\\[(\\d)]\\.match: nothing can.*");
  private static final Pattern REFUSED =
      Pattern.compile("(\\w+)\\[(\\d)]\\.pullPolicy: is \\w+, which rule .*");

  private static final List<PolicyContext> CONTEXTS =
      Stream.of("shop", "other")
          .flatMap(n -> Stream.of("a", "b", "c").map(env -> context(n, Map.of("env", env))))
          .toList();
  private static final List<ImageUse> USES = uses();

  private final int[] seen = new int[3];

  @Test
  void whatIsSaidIsSo() {
    for (int seed = 0; seed < TRIES; seed++) {
      Random random = new Random(seed);
      String document = document(random);
      ParsedPolicy.Valid valid = (ParsedPolicy.Valid) PolicyParser.parse(document.getBytes(UTF_8));
      for (PolicyProblem doubt : valid.doubts(TODAY).problems()) {
        verify(valid.policy(), doubt.path() + ": " + doubt.message(), document);
      }
    }
    assertThat(seen).as("each was tried").doesNotContain(0);
  }

  private void verify(Policy policy, String doubt, String document) {
    Matcher never = NEVER_ACTS.matcher(doubt);
    Matcher unmatched = NO_MATCH.matcher(doubt);
    Matcher refused = REFUSED.matcher(doubt);
    if (never.find()) {
      seen[0]++;
      String name = Optional.ofNullable(never.group(1)).orElse(never.group(2));
      assertThat(answers(without(policy, name))).as(doubt + document).isEqualTo(answers(policy));
    } else if (unmatched.matches()) {
      seen[1]++;
      String name = name(policy, unmatched.group(1), Integer.parseInt(unmatched.group(2)));
      assertThat(answers(without(policy, name))).as(doubt + document).isEqualTo(answers(policy));
    } else if (refused.matches()) {
      seen[2]++;
      String name = name(policy, refused.group(1), Integer.parseInt(refused.group(2)));
      requireRefused(policy, name, doubt + document);
    }
  }

  private static void requireRefused(Policy policy, String name, String why) {
    PolicyEvaluator evaluator = new PolicyEvaluator(policy);
    for (PolicyContext context : CONTEXTS) {
      for (Resolution resolution : decided(evaluator.resolve(context, USES))) {
        if (resolution.decider().name().equals(name)) {
          ImageUse standing = resolution.use().declaring(resolution.resolved().get());
          assertThat(judged(evaluator, context, List.of(standing)))
              .as(why)
              .anyMatch(violation -> violation.effectiveAction() == Action.DENY);
        }
      }
    }
  }

  private static List<Object> answers(Policy policy) {
    PolicyEvaluator evaluator = new PolicyEvaluator(policy);
    List<Object> answers = new ArrayList<>();
    for (PolicyContext context : CONTEXTS) {
      answers.add(decided(evaluator.resolve(context, USES)));
      answers.add(judged(evaluator, context, USES));
    }
    return answers;
  }

  private static List<Violation> judged(
      PolicyEvaluator evaluator, PolicyContext context, List<ImageUse> uses) {
    return decided(
        evaluator.judge(context, uses.stream().map(JudgedUse::isNew).toList(), Basis.STANDING));
  }

  private static <T> List<T> decided(Evaluation<T> evaluation) {
    return ((Evaluation.Decided<T>) evaluation).results();
  }

  private static String name(Policy policy, String section, int index) {
    return switch (section) {
      case "defaults" -> policy.defaults().get(index).name();
      case "overrides" -> policy.overrides().get(index).name();
      case "rules" -> policy.rules().get(index).name();
      default -> policy.exemptions().get(index).name();
    };
  }

  private static Policy without(Policy policy, String name) {
    return new Policy(
        policy.enforcement(),
        policy.floatingTags(),
        others(policy.defaults(), entry -> entry.name(), name),
        others(policy.overrides(), entry -> entry.name(), name),
        others(policy.rules(), entry -> entry.name(), name),
        policy.staleDefaults(),
        others(policy.exemptions(), entry -> entry.name(), name),
        policy.workloads());
  }

  private static <T> List<T> others(List<T> entries, Function<T, String> names, String name) {
    return entries.stream().filter(entry -> !names.apply(entry).equals(name)).toList();
  }

  private static PolicyContext context(String namespace, Map<String, String> labels) {
    return new PolicyContext(
        PolicyContext.POD,
        namespace,
        Optional.of(labels),
        Optional.of(new PodFacts(Map.of(), NodeSelection.NONE, false)),
        Optional.empty(),
        TODAY);
  }

  private static List<ImageUse> uses() {
    List<ImageUse> uses = new ArrayList<>();
    for (String image : List.of("nginx", "nginx:1", "quay.io/a:1", "a:1@sha256:x", "Nginx")) {
      for (String declared : List.of("", "Always", "IfNotPresent", "Never")) {
        uses.add(
            new ImageUse(
                ContainerType.CONTAINER,
                uses.size() % 3 == 0 ? "web" : "c",
                FieldPath.of("spec", "containers").entry(uses.size()),
                ImageReferenceParser.parse(image),
                Optional.of(declared).filter(text -> !text.isEmpty())));
      }
    }
    return uses;
  }

  private static String document(Random random) {
    StringBuilder document =
        new StringBuilder("apiVersion: pullpolicy.dev/v1alpha1\nkind: PullPolicy\n");
    document.append(random.nextInt(8) == 0 ? "enforcement: Report\n" : "");
    boolean byPolicy = random.nextInt(3) == 0;
    List<String> names = List.of("o0", "o1", "d0", "d1", "r0", "r1");
    for (String section : List.of("overrides", "defaults")) {
      document.append(section).append(":\n");
      for (int i = 0; i < 2; i++) {
        document.append(
            "- {name: %s%d%s, pullPolicy: %s}\n"
                .formatted(section.charAt(0), i, scope(random, byPolicy), pick(POLICIES, random)));
      }
    }
    document.append("rules:\n");
    for (int i = 0; i < 2; i++) {
      document.append(
          "- {name: r%d%s, require: {pullPolicies: [%s]}, action: %s}\n"
              .formatted(
                  i,
                  scope(random, true),
                  pick(POLICIES, random),
                  pick(List.of("Deny", "Warn"), random)));
    }
    if (random.nextInt(3) == 0) {
      String rules = random.nextBoolean() ? "" : ", rules: [" + pick(names, random) + "]";
      String effect = pick(List.of("Ignore", "Report"), random);
      document.append(
          "exemptions:\n- {name: e%s%s, effect: %s}\n"
              .formatted(scope(random, byPolicy), rules, effect));
    }
    return document.toString();
  }

  private static String scope(Random random, boolean byPolicy) {
    String match = random.nextInt(3) == 0 ? "" : ", match: " + selectors(random, byPolicy);
    String except = random.nextInt(3) > 0 ? "" : ", except: " + selectors(random, byPolicy);
    return match + except;
  }

  private static String selectors(Random random, boolean byPolicy) {
    return random.nextInt(3) == 0
        ? "[%s, %s]".formatted(selector(random, byPolicy), selector(random, byPolicy))
        : selector(random, byPolicy);
  }

  private static String selector(Random random, boolean byPolicy) {
    String first = pick(FIELDS, random);
    String second =
        byPolicy && random.nextBoolean()
            ? "pullPolicies: [%s]".formatted(pick(POLICIES, random))
            : pick(FIELDS, random);
    boolean isOne = first.substring(0, 5).equals(second.substring(0, 5)) || random.nextBoolean();
    return isOne ? "{" + second + "}" : "{" + first + ", " + second + "}";
  }

  private static <T> T pick(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
