package dev.pullpolicy.workload;

import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.policy.FieldPath.Element;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A place in an object while it is read, with what was read there: an entry's {@code name} may
 * follow the images in it, and the pull policy of an image may stand above it and after it.
 */
final class Way {
  /**
   * What entries of lists are known by: Kubernetes' merge key, and where there is none those of
   * KubeRay's groups and of the Kubeflow Trainer's patches. JobSet's replicated jobs have a {@code
   * groupName} beside their name, which the API server fills in with the same text for all.
   */
  private static final List<String> NAMES = List.of("name", "groupName", "manager");

  private final Optional<Way> parent;
  private final Optional<Element> element;
  private final int depth;
  private final Map<Integer, String> policies = new HashMap<>(0);
  private Optional<String> name = Optional.empty();
  private int nameRank = NAMES.size();

  private Way(Optional<Way> parent, Optional<Element> element, int depth) {
    this.parent = parent;
    this.element = element;
    this.depth = depth;
  }

  static Way root() {
    return new Way(Optional.empty(), Optional.empty(), 0);
  }

  Way to(Element next) {
    return new Way(Optional.of(this), Optional.of(next), depth + 1);
  }

  static boolean isName(String field) {
    return NAMES.contains(field);
  }

  /** Keeps the text of a name's field, unless a better one has been there. */
  void named(String field, Optional<String> text) {
    int rank = NAMES.indexOf(field);
    if (rank < nameRank && text.isPresent()) {
      nameRank = rank;
      name = text;
    }
  }

  /**
   * Keeps a pull policy by the number of its {@link PolicyPlace}, at the place up to which it has
   * the same path as its image.
   */
  void declare(int number, String policy) {
    policies.put(number, policy);
  }

  Optional<String> declared(int number) {
    return Optional.ofNullable(policies.get(number));
  }

  /** The place on the way to this one that is that many steps from the root. */
  Way at(int steps) {
    Way way = this;
    while (way.depth > steps) {
      way = way.parent.orElseThrow();
    }
    return way;
  }

  boolean isRoot() {
    return depth == 0;
  }

  Way up() {
    return parent.orElse(this);
  }

  /** The {@code name} that stands here; else the name of the field or key that holds this. */
  String knownAs() {
    return name.orElseGet(() -> element.map(Way::text).orElse(""));
  }

  private static String text(Element element) {
    return element instanceof FieldPath.Name field ? field.name() : "";
  }

  FieldPath path() {
    return path(way -> way.element.orElseThrow());
  }

  /** The path with entries of lists by their names where they have one. */
  FieldPath key() {
    return path(Way::keyElement);
  }

  private Element keyElement() {
    Element own = element.orElseThrow();
    return own instanceof FieldPath.Index && name.isPresent()
        ? new FieldPath.Name(name.get())
        : own;
  }

  private FieldPath path(Function<Way, Element> step) {
    Deque<Element> elements = new ArrayDeque<>(depth);
    for (Way way = this; way.depth > 0; way = way.parent.orElseThrow()) {
      elements.addFirst(step.apply(way));
    }
    return new FieldPath(List.copyOf(elements));
  }
}
