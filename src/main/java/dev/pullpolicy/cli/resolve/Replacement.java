package dev.pullpolicy.cli.resolve;

import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.policy.Printable;
import dev.pullpolicy.yaml.WrittenNode;
import dev.pullpolicy.yaml.WrittenNode.Alias;
import dev.pullpolicy.yaml.WrittenNode.Extent;
import dev.pullpolicy.yaml.WrittenNode.Pair;
import dev.pullpolicy.yaml.WrittenNode.Scalar;
import dev.pullpolicy.yaml.WrittenNode.Style;
import java.util.Set;

/** Replaces the value of a pull policy's field, in the quotes that it has. */
final class Replacement {
  private static final Set<String> TEXT_TAGS = Set.of("!", "tag:yaml.org,2002:str");

  private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

  private final SourceText text;
  private final Set<WrittenNode> aliased;

  /** In that text, in which aliases stand for those nodes. */
  Replacement(SourceText text, Set<WrittenNode> aliased) {
    this.text = text;
    this.aliased = aliased;
  }

  TextEdit of(Pair pair, boolean isFlow, ImagePullPolicy to) throws RefusedException {
    Extent extent = pair.value().extent();
    String word = to.toString();
    if (pair.value() instanceof Alias) {
      return new TextEdit(extent.content(), extent.end(), word);
    }
    if (!(pair.value() instanceof Scalar scalar)) {
      throw new RefusedException(extent.at(), "%s is no text".formatted(pair.name()));
    }
    requireOwn(pair, scalar, word);
    return switch (scalar.style()) {
      case PLAIN ->
          scalar.text().isEmpty() ? filled(pair, isFlow, word) : plain(pair, scalar, word);
      case SINGLE -> new TextEdit(extent.content(), extent.end(), "'" + word + "'");
      case DOUBLE -> new TextEdit(extent.content(), extent.end(), '"' + word + '"');
      case BLOCK -> inBlock(pair, scalar, word);
    };
  }

  private void requireOwn(Pair pair, Scalar scalar, String word) throws RefusedException {
    Extent extent = scalar.extent();
    if (aliased.contains(scalar)) {
      throw new RefusedException(
          extent.at(),
          "%s has the anchor &%s, and aliases elsewhere stand for it; write %s here without it"
              .formatted(pair.name(), Printable.escaped(extent.anchor().orElse("")), word));
    }
    if (scalar.style() == Style.PLAIN && !isPolicyOrNothing(scalar.text())) {
      throw new RefusedException(
          extent.at(),
          "%s is %s, which is no pull policy; write %s"
              .formatted(pair.name(), Printable.quoted(scalar.text()), word));
    }
    if (extent.tag().isPresent() && !TEXT_TAGS.contains(extent.tag().get())) {
      throw new RefusedException(
          extent.at(), "%s has a tag that is none of a text; remove it".formatted(pair.name()));
    }
  }

  /** A number or a flag is nothing to a reader that looks for a text, but somebody wrote it. */
  private static boolean isPolicyOrNothing(String plain) {
    return NOTHING.contains(plain) || ImagePullPolicy.of(plain).isPresent();
  }

  /** In JSON, {@code null} has no quotes but a text has. */
  private static TextEdit plain(Pair pair, Scalar scalar, String word) {
    boolean isQuoted =
        scalar.text().equals("null")
            && pair.key() instanceof Scalar key
            && key.style() == Style.DOUBLE;
    String quote = isQuoted ? "\"" : "";
    return new TextEdit(scalar.extent().content(), scalar.extent().end(), quote + word + quote);
  }

  /** Where there is no value: behind the colon, an anchor or a tag. */
  private TextEdit filled(Pair pair, boolean isFlow, String word) throws RefusedException {
    Extent extent = pair.value().extent();
    boolean isBehindColon = text.at(extent.end() - 1) == ':';
    if (isBehindColon || extent.end() > extent.at().offset()) {
      return TextEdit.insert(extent.end(), " " + word);
    }
    if (!isFlow) {
      throw new RefusedException(
          pair.key().extent().at(), "%s has no colon; write %1$s: %s".formatted(pair.name(), word));
    }
    return TextEdit.insert(extent.end(), ": " + word);
  }

  /** The word alone, behind the indicator, its comment and the indentation. */
  private TextEdit inBlock(Pair pair, Scalar scalar, String word) throws RefusedException {
    Extent extent = scalar.extent();
    String written = scalar.text().strip();
    int body = text.lineEnd(extent.content());
    int at = body < extent.end() ? text.between(body, extent.end()).indexOf(written) : -1;
    if (written.isEmpty() || at < 0) {
      throw new RefusedException(
          extent.at(), "%s is a block of text; write %1$s: %s".formatted(pair.name(), word));
    }
    return new TextEdit(body + at, body + at + written.length(), word);
  }
}
