package dev.pullpolicy.report;

import dev.pullpolicy.policy.Action;
import dev.pullpolicy.policy.Assignment;
import dev.pullpolicy.policy.Policy;
import dev.pullpolicy.policy.RequiredImagePullSecrets;
import dev.pullpolicy.policy.RequiredImages;
import dev.pullpolicy.policy.RequiredNodeSelection;
import dev.pullpolicy.policy.RequiredPullPolicies;
import dev.pullpolicy.policy.RequiredReferences;
import dev.pullpolicy.policy.Requirement;
import dev.pullpolicy.policy.Rule;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What SARIF says of a rule whatever it finds: an entry of the policy document, or a rule of the
 * program's own.
 *
 * @param id the entry's name
 * @param level what it weighs unless a finding says otherwise
 * @param description what it requires
 * @param reason the author's words
 */
record SarifRule(String id, Level level, String description, Optional<String> reason) {
  /** Of short and full descriptions (GitHub, "SARIF support for code scanning"). */
  private static final int MAX_DESCRIPTION = 1_024;

  private static final List<SarifRule> OWN =
      List.of(
          new SarifRule(
              Finding.UNREADABLE,
              Level.ERROR,
              "What cannot be read cannot be checked. Correct it, or leave it out.",
              Optional.empty()),
          new SarifRule(
              Finding.UNDECIDED,
              Level.ERROR,
              "The answer depends on something that was not given, such as the labels of the"
                  + " namespace.",
              Optional.empty()),
          new SarifRule(
              Finding.OMITTED,
              Level.WARN,
              "More of this object is only counted: what is told of it is enough to be read.",
              Optional.empty()),
          new SarifRule(
              Finding.KUBERNETES,
              Level.NOTE,
              "What Kubernetes does, whatever the policy document says.",
              Optional.empty()));

  /** All that findings can name, in the order of the document, the program's own last. */
  static List<SarifRule> all(Policy policy) {
    List<SarifRule> all = new ArrayList<>();
    policy.defaults().forEach(entry -> all.add(of(entry, "Where nobody chose one, pods get")));
    policy.overrides().forEach(entry -> all.add(of(entry, "Whatever was chosen, pods get")));
    policy.rules().forEach(rule -> all.add(of(rule)));
    all.addAll(OWN);
    return List.copyOf(all);
  }

  private static SarifRule of(Assignment entry, String whom) {
    String description = "%s the pull policy %s.".formatted(whom, entry.pullPolicy());
    return new SarifRule(entry.name(), Level.NOTE, description, entry.reason());
  }

  private static SarifRule of(Rule rule) {
    String description =
        rule.requirements().stream()
            .map(SarifRule::required)
            .collect(Collectors.joining("; ", "Required: ", "."));
    return new SarifRule(rule.name(), level(rule.action()), description, rule.reason());
  }

  private static Level level(Action action) {
    return switch (action) {
      case DENY -> Level.DENY;
      case WARN -> Level.WARN;
      case AUDIT -> Level.NOTE;
    };
  }

  private static String required(Requirement requirement) {
    if (requirement instanceof RequiredPullPolicies policies) {
      return "the pull policy " + Requirement.anyOf(policies.allowed());
    } else if (requirement instanceof RequiredReferences references) {
      return "an image reference of the kind " + Requirement.anyOf(references.allowed());
    } else if (requirement instanceof RequiredImages images) {
      return "an image that matches " + Requirement.anyOf(images.patterns());
    } else if (requirement instanceof RequiredNodeSelection nodes) {
      return nodes.labelKeys().isEmpty()
          ? "a choice of nodes"
          : "nodes chosen by the label " + Requirement.anyOf(nodes.labelKeys());
    } else if (requirement instanceof RequiredImagePullSecrets) {
      return "imagePullSecrets";
    }
    throw new IllegalArgumentException("a requirement without words: " + requirement.getClass());
  }

  /** What it requires, as far as GitHub shows descriptions. */
  String shortened() {
    return cut(description);
  }

  /** What it requires and why, as far as GitHub shows descriptions. */
  String help() {
    return cut(description + reason.map(why -> " Why: " + why).orElse(""));
  }

  private static String cut(String text) {
    int length = text.codePointCount(0, text.length());
    return length <= MAX_DESCRIPTION
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_DESCRIPTION - 1)) + '…';
  }

  /** The page that its author's reason names. */
  Optional<String> helpUri() {
    for (String word : reason.orElse("").split(" ", -1)) {
      if (word.startsWith("https://")) {
        return uri(word);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> uri(String word) {
    try {
      return Optional.of(new URI(word).toASCIIString());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
