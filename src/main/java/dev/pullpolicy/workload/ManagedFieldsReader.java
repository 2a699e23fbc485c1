package dev.pullpolicy.workload;

import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.policy.FieldPath.Element;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads which managers list pull policies as theirs in {@code metadata.managedFields}: entries with
 * a manager, an operation, and the fields as nested objects ({@code FieldsV1}, KEP-555). A field is
 * listed by an empty object at its place, or at a list or object around it that is owned as a
 * whole, as lists of custom resources are.
 */
final class ManagedFieldsReader {
  /**
   * Fields that are kept of one object, of about 500 bytes each. The API server keeps ten Update
   * entries and an entry for each manager that applies: ten that list a thousand image uses are
   * this many. Of an object with more nothing is said.
   */
  private static final int MAX_LISTED = 10_000;

  private static final PathTree POD = pod();

  private final Tokens tokens;
  private final WorkloadShape shape;
  private final Map<FieldPath, Set<String>> appliers = new HashMap<>();
  private final Map<FieldPath, Set<String>> updaters = new HashMap<>();
  private int listed;
  private boolean isEmpty = true;
  private boolean isUnclear;

  ManagedFieldsReader(Tokens tokens, WorkloadShape shape) {
    this.tokens = tokens;
    this.shape = shape;
  }

  private static PathTree pod() {
    PathTree tree = new PathTree();
    for (String list : List.of("containers", "initContainers", "ephemeralContainers")) {
      tree.addPolicy("spec." + list + ".*.imagePullPolicy", 0);
    }
    tree.addPolicy("spec.volumes.*.image.pullPolicy", 0);
    return tree;
  }

  void read() throws IOException {
    appliers.clear();
    updaters.clear();
    isEmpty = true;
    isUnclear = false;
    tokens.list(index -> entry());
  }

  private void entry() throws IOException {
    isEmpty = false;
    Entry entry = new Entry();
    tokens.object(
        field -> {
          switch (field) {
            case "manager" -> entry.manager = tokens.text().orElse("");
            case "operation" -> entry.operation = tokens.text().orElse("");
            case "fieldsV1" -> fields(List.of(shape.tree()), List.of(), entry.fields);
            default -> {}
          }
        });
    switch (entry.operation) {
      case "Apply" -> keep(entry, appliers);
      case "Update" -> keep(entry, updaters);
      default -> {}
    }
  }

  /** Keeps what is listed inside of an object; whether it is an empty one. */
  private boolean fields(List<PathTree> wanted, List<Element> place, List<FieldPath> found)
      throws IOException {
    if (wanted.isEmpty() || !tokens.isObject() || isBeyond()) {
      return false;
    }
    List<PathTree> inside = inside(wanted);
    boolean[] isEmpty = {true};
    tokens.object(
        step -> {
          isEmpty[0] = false;
          Optional<Element> element = FieldStep.of(step);
          if (element.isEmpty() && FieldStep.isEntry(step)) {
            isUnclear |= !PathTree.entries(inside).isEmpty();
          } else if (element.isPresent()) {
            List<PathTree> next = FieldStep.follow(inside, element.get());
            List<Element> there = longer(place, element.get());
            if (fields(next, there, found) && isListed(step, next)) {
              listed++;
              found.add(new FieldPath(there));
            }
          }
        });
    return isEmpty[0];
  }

  private boolean isListed(String step, List<PathTree> place) {
    return place.stream().anyMatch(node -> !node.policies().isEmpty())
        || (shape.schema() == Schema.CUSTOM && !FieldStep.isEntry(step));
  }

  private static List<PathTree> inside(List<PathTree> wanted) {
    boolean isTemplate = wanted.stream().anyMatch(node -> node.templatePath().isPresent());
    return isTemplate ? List.of(POD) : wanted;
  }

  private static List<Element> longer(List<Element> place, Element last) {
    List<Element> longer = new ArrayList<>(place.size() + 1);
    longer.addAll(place);
    longer.add(last);
    return longer;
  }

  private static void keep(Entry entry, Map<FieldPath, Set<String>> owners) {
    for (FieldPath field : entry.fields) {
      owners.computeIfAbsent(field, path -> new HashSet<>(2)).add(entry.manager);
    }
  }

  /**
   * Whether they leave open who wrote a pull policy: there is no entry at all, whoever wrote the
   * object; or more than is kept; or entries of a list that are known by other keys than names.
   */
  boolean leaveOpen() {
    return isEmpty || isUnclear || isBeyond();
  }

  private boolean isBeyond() {
    return listed > MAX_LISTED;
  }

  /** Adds the managers that list exactly that field. */
  void collect(FieldPath field, Set<String> applied, Set<String> updated) {
    applied.addAll(appliers.getOrDefault(field, Set.of()));
    updated.addAll(updaters.getOrDefault(field, Set.of()));
  }

  private static final class Entry {
    private final List<FieldPath> fields = new ArrayList<>();
    private String manager = "";
    private String operation = "";
  }
}
