package dev.pullpolicy.cli.resolve;

import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.policy.FieldPath.Element;
import dev.pullpolicy.policy.FieldPath.Index;
import dev.pullpolicy.policy.FieldPath.Name;
import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.yaml.YamlNode;
import dev.pullpolicy.yaml.YamlNode.Mapping;
import dev.pullpolicy.yaml.YamlNode.Scalar;
import dev.pullpolicy.yaml.YamlNode.ScalarType;
import dev.pullpolicy.yaml.YamlNode.Sequence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds an edited document against the one before: all that may differ is what was wanted, and all
 * of that must. It guards what is written against every mistake of the edits.
 */
final class OnlyWanted {
  private final Deque<Element> path = new ArrayDeque<>();

  /** What is wanted at a place, and below it. */
  private static final class Wanted {
    private static final Wanted NOTHING = new Wanted();

    private final Map<Element, Wanted> below = new HashMap<>(2);
    private Optional<ImagePullPolicy> here = Optional.empty();

    private static Wanted of(List<WantedPolicy> policies) {
      Wanted root = new Wanted();
      for (WantedPolicy policy : policies) {
        Wanted place = root;
        for (Element element : policy.policy().elements()) {
          place = place.below.computeIfAbsent(element, e -> new Wanted());
        }
        place.here = Optional.of(policy.to());
      }
      return root;
    }

    private Wanted below(Element element) {
      return below.getOrDefault(element, NOTHING);
    }
  }

  /** The first place at which the edited document is not what was wanted. */
  static Optional<FieldPath> difference(
      YamlNode before, YamlNode after, List<WantedPolicy> policies) {
    OnlyWanted comparison = new OnlyWanted();
    return comparison.isSame(before, after, Wanted.of(policies))
        ? Optional.empty()
        : Optional.of(new FieldPath(List.copyOf(comparison.path)));
  }

  private boolean isSame(YamlNode before, YamlNode after, Wanted wanted) {
    if (wanted.here.isPresent()) {
      return isWritten(after, wanted.here.get());
    }
    if (before instanceof Mapping mapping && after instanceof Mapping edited) {
      return isSame(mapping, edited, wanted);
    }
    if (before instanceof Sequence list && after instanceof Sequence edited) {
      return isSame(list, edited, wanted);
    }
    return before instanceof Scalar scalar
        && after instanceof Scalar edited
        && scalar.type() == edited.type()
        && scalar.text().equals(edited.text());
  }

  private static boolean isWritten(YamlNode after, ImagePullPolicy policy) {
    return after instanceof Scalar scalar
        && scalar.type() == ScalarType.TEXT
        && scalar.text().equals(policy.toString());
  }

  private boolean isSame(Mapping before, Mapping after, Wanted wanted) {
    List<String> kept =
        after.entries().keySet().stream()
            .filter(name -> before.entries().containsKey(name) || !isNew(name, wanted))
            .toList();
    if (!kept.equals(List.copyOf(before.entries().keySet()))
        || before.duplicates().size() != after.duplicates().size()
        || !wanted.below.keySet().stream().allMatch(element -> isIn(after, element))) {
      return false;
    }
    Set<String> same = new HashSet<>(kept);
    for (String name : after.entries().keySet()) {
      YamlNode now = after.entries().get(name).value();
      YamlNode then = same.contains(name) ? before.entries().get(name).value() : now;
      if (!isSameBelow(new Name(name), then, now, wanted)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIn(Mapping mapping, Element element) {
    return element instanceof Name name && mapping.entries().containsKey(name.name());
  }

  private static boolean isNew(String name, Wanted wanted) {
    return wanted.below(new Name(name)).here.isPresent();
  }

  private boolean isSame(Sequence before, Sequence after, Wanted wanted) {
    if (before.entries().size() != after.entries().size()) {
      return false;
    }
    for (int i = 0; i < before.entries().size(); i++) {
      if (!isSameBelow(new Index(i), before.entries().get(i), after.entries().get(i), wanted)) {
        return false;
      }
    }
    return true;
  }

  /** The path stays at the first place that differs. */
  private boolean isSameBelow(Element element, YamlNode before, YamlNode after, Wanted wanted) {
    path.addLast(element);
    boolean isSame = isSame(before, after, wanted.below(element));
    if (isSame) {
      path.removeLast();
    }
    return isSame;
  }
}
