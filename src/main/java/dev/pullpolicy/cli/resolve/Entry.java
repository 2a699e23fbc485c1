package dev.pullpolicy.cli.resolve;

import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.yaml.WrittenNode.Pair;
import dev.pullpolicy.yaml.WrittenNode.Scalar;
import dev.pullpolicy.yaml.WrittenNode.Style;

/**
 * An entry as it is inserted: in the quotes, and with the space behind its colon, of the entry that
 * names the image.
 *
 * @param text key, colon and value
 * @param gap what stands behind a comma before it, in the same line
 */
record Entry(String text, String gap) {

  static Entry like(Pair image, SourceText text, String field, ImagePullPolicy to) {
    String quote = quote(image);
    boolean isTight = !quote.isEmpty() && text.at(image.value().extent().at().offset() - 1) == ':';
    String gap = isTight ? "" : " ";
    return new Entry(quote + field + quote + ":" + gap + quote + to + quote, gap);
  }

  private static String quote(Pair image) {
    Style style = image.key() instanceof Scalar key ? key.style() : Style.PLAIN;
    return switch (style) {
      case PLAIN, BLOCK -> "";
      case SINGLE -> "'";
      case DOUBLE -> "\"";
    };
  }
}
