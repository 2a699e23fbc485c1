package dev.pullpolicy.workload;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the label keys that {@code spec.affinity} requires of nodes. */
final class NodeAffinityReader {
  /** The operators that hold only on nodes that carry the label. */
  private static final Set<String> SELECTING = Set.of("In", "Exists", "Gt", "Lt");

  private final Tokens tokens;
  private final List<Set<String>> terms = new ArrayList<>(0);

  NodeAffinityReader(Tokens tokens) {
    this.tokens = tokens;
  }

  /** The keys of each term; a term on fields has none, but is a term. */
  List<Set<String>> read() throws IOException {
    under("nodeAffinity", this::nodeAffinity);
    return terms;
  }

  private void nodeAffinity() throws IOException {
    under(
        "requiredDuringSchedulingIgnoredDuringExecution",
        () -> under("nodeSelectorTerms", () -> tokens.list(index -> term())));
  }

  private void term() throws IOException {
    Set<String> keys = new HashSet<>();
    under("matchExpressions", () -> tokens.list(index -> expression(keys)));
    terms.add(keys);
  }

  private void expression(Set<String> keys) throws IOException {
    Expression expression = new Expression();
    tokens.object(
        field -> {
          switch (field) {
            case "key" -> expression.key = tokens.text().orElse("");
            case "operator" -> expression.operator = tokens.text().orElse("");
            default -> {}
          }
        });
    if (SELECTING.contains(expression.operator)) {
      keys.add(expression.key);
    }
  }

  private void under(String wanted, ValueReader reader) throws IOException {
    tokens.object(
        field -> {
          if (field.equals(wanted)) {
            reader.read();
          }
        });
  }

  @FunctionalInterface
  private interface ValueReader {
    void read() throws IOException;
  }

  private static final class Expression {
    private String key = "";
    private String operator = "";
  }
}
