package dev.pullpolicy.cli.resolve;

import dev.pullpolicy.yaml.WrittenNode;
import dev.pullpolicy.yaml.WrittenNode.Extent;
import dev.pullpolicy.yaml.WrittenNode.Mapping;
import dev.pullpolicy.yaml.WrittenNode.Pair;
import dev.pullpolicy.yaml.WrittenNode.Scalar;
import dev.pullpolicy.yaml.WrittenNode.Sequence;
import dev.pullpolicy.yaml.WrittenNode.Style;
import java.util.List;

/** Inserts an entry into a mapping. */
final class Insertion {
  private static final char OTHER_KEY = '?';

  private final SourceText text;
  private final Entry entry;

  Insertion(SourceText text, Entry entry) {
    this.text = text;
    this.entry = entry;
  }

  /** Behind a pair of the mapping. */
  List<TextEdit> after(Mapping mapping, Pair pair) throws RefusedException {
    int end = end(pair.value());
    if (mapping.isFlow()) {
      return inFlow(pair.key().extent(), end);
    }
    boolean isBlockScalar =
        lastLeaf(pair.value()) instanceof Scalar scalar && scalar.style() == Style.BLOCK;
    return List.of(onNextLine(pair, isBlockScalar ? text.beforeSpace(end) : end));
  }

  /** As the last entry of the mapping, or in braces the first. */
  List<TextEdit> into(Mapping mapping) throws RefusedException {
    List<Pair> pairs = mapping.pairs();
    if (!mapping.isFlow()) {
      return after(mapping, pairs.get(pairs.size() - 1));
    }
    int brace = mapping.extent().content() + 1;
    if (pairs.isEmpty()) {
      return List.of(TextEdit.insert(brace, entry.text()));
    }
    int first = pairs.get(0).key().extent().at().offset();
    String space = text.between(brace, first);
    String gap = space.isBlank() && !space.isEmpty() ? space : entry.gap();
    return List.of(TextEdit.insert(first, entry.text() + "," + gap));
  }

  private TextEdit onNextLine(Pair pair, int end) throws RefusedException {
    if (!text.isLastInLine(end)) {
      throw new RefusedException(
          pair.key().extent().at(), "a line of its own cannot follow this one; write the policy");
    }
    int lineEnd = text.lineEnd(end);
    return TextEdit.insert(lineEnd, text.lineBreak(lineEnd) + indent(pair) + entry.text());
  }

  private List<TextEdit> inFlow(Extent key, int end) {
    int start = key.at().offset();
    int comma = text.afterBlanks(end);
    boolean isComma = text.at(comma) == ',';
    if (!text.isFirstInLine(start) || !text.isLastInLine(isComma ? comma + 1 : end)) {
      return List.of(TextEdit.insert(end, "," + entry.gap() + entry.text()));
    }
    int lineEnd = text.lineEnd(end);
    String indent = text.between(text.lineStart(start), start);
    String added = text.lineBreak(lineEnd) + indent + entry.text();
    if (isComma) {
      return List.of(TextEdit.insert(lineEnd, added + ","));
    }
    return lineEnd == end
        ? List.of(TextEdit.insert(end, "," + added))
        : List.of(TextEdit.insert(end, ","), TextEdit.insert(lineEnd, added));
  }

  /** Up to the mapping's column, which is that of the question mark before a key. */
  private String indent(Pair pair) {
    Extent key = pair.key().extent();
    int before = key.at().offset() - 1;
    while (text.at(before) == ' ') {
      before--;
    }
    int back = text.at(before) == OTHER_KEY ? key.at().offset() - before : 0;
    return " ".repeat(key.at().column() - 1 - back);
  }

  private static int end(WrittenNode value) {
    return lastLeaf(value).extent().end();
  }

  /** The last node whose end is exact: lists and mappings in block style end where others begin. */
  private static WrittenNode lastLeaf(WrittenNode node) {
    if (node instanceof Mapping mapping && !mapping.isFlow()) {
      return lastLeaf(mapping.pairs().get(mapping.pairs().size() - 1).value());
    }
    if (node instanceof Sequence list && !list.isFlow()) {
      return lastLeaf(list.entries().get(list.entries().size() - 1));
    }
    return node;
  }
}
