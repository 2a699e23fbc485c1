package dev.pullpolicy.workload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Paths with {@code *} for the entries of lists and maps, as one tree: what is wanted at a place of
 * an object, and below it, is found while tokens go by. A star and a name beside it can both lead
 * on: what is wanted at a place is a list of nodes.
 */
final class PathTree {
  static final String ANY = "*";

  private final Map<String, PathTree> fields = new HashMap<>();
  private final List<Integer> imageOf = new ArrayList<>(0);
  private final List<Integer> policies = new ArrayList<>(0);
  private OptionalInt templatePath = OptionalInt.empty();

  /** The names of a path: {@code spec}, {@code replicas}, {@code *}, {@code template}. */
  static List<String> segments(String path) {
    return path.isEmpty() ? List.of() : List.of(path.split("\\.", -1));
  }

  /** A pod template stands there, by the path of that number. */
  void addTemplate(String path, int number) {
    at(path).templatePath = OptionalInt.of(number);
  }

  /** The image of the pair of that number stands there. */
  void addImage(String path, int pair) {
    at(path).imageOf.add(pair);
  }

  /** A pull policy stands there, by the place of that number. */
  void addPolicy(String path, int number) {
    at(path).policies.add(number);
  }

  private PathTree at(String path) {
    PathTree node = this;
    for (String segment : segments(path)) {
      node = node.fields.computeIfAbsent(segment, name -> new PathTree());
    }
    return node;
  }

  /** What those want under that name of an object. */
  static List<PathTree> under(List<PathTree> nodes, String name) {
    List<PathTree> wanted = new ArrayList<>(1);
    for (PathTree node : nodes) {
      node.follow(name, wanted);
      node.follow(ANY, wanted);
    }
    return wanted;
  }

  /** What those want of every entry of a list. */
  static List<PathTree> entries(List<PathTree> nodes) {
    List<PathTree> wanted = new ArrayList<>(1);
    nodes.forEach(node -> node.follow(ANY, wanted));
    return wanted;
  }

  private void follow(String segment, List<PathTree> wanted) {
    PathTree next = fields.get(segment);
    if (next != null) {
      wanted.add(next);
    }
  }

  /** The number of the path by which a pod template stands here. */
  OptionalInt templatePath() {
    return templatePath;
  }

  /** The pairs whose image stands here. */
  List<Integer> imageOf() {
    return imageOf;
  }

  /** The numbers of the places of pull policies that are here. */
  List<Integer> policies() {
    return policies;
  }
}
