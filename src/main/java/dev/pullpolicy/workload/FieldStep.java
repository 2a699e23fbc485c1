package dev.pullpolicy.workload;

import com.fasterxml.jackson.core.JsonParser;
import dev.pullpolicy.policy.FieldPath.Element;
import dev.pullpolicy.policy.FieldPath.Index;
import dev.pullpolicy.policy.FieldPath.Name;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A key of managed fields: {@code f:spec} a field, <code>k:{"name":"web"}</code> the entry of a
 * list with that key, {@code i:0} the entry at that place ({@code structured-merge-diff}, {@code
 * fieldpath/serialize-pe.go}). Values of sets ({@code v:}) and the object itself ({@code .}) hold
 * no pull policy.
 */
final class FieldStep {
  private static final int MAX_INDEX_DIGITS = 9;

  private FieldStep() {}

  /** The element of a path, with entries of lists by their names. */
  static Optional<Element> of(String key) {
    if (key.startsWith("f:")) {
      return Optional.of(new Name(key.substring(2)));
    }
    if (isEntry(key)) {
      return name(key.substring(2)).map(Name::new);
    }
    return key.startsWith("i:") ? index(key.substring(2)) : Optional.empty();
  }

  /** Whether the key is that of a list's entry by its name. */
  static boolean isEntry(String key) {
    return key.startsWith("k:");
  }

  /** A text in memory fails for its syntax alone, and then names no entry. */
  private static Optional<String> name(String key) {
    try (JsonParser parser = EmbeddedJson.FACTORY.createParser(key)) {
      parser.nextToken();
      Way entry = Way.root();
      Tokens tokens = new Tokens(parser);
      tokens.object(
          field -> {
            if (Way.isName(field)) {
              entry.named(field, tokens.text());
            }
          });
      return Optional.of(entry.knownAs()).filter(text -> !text.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Element> index(String digits) {
    boolean isNumber =
        !digits.isEmpty()
            && digits.length() <= MAX_INDEX_DIGITS
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Optional.of(new Index(Integer.parseInt(digits))) : Optional.empty();
  }

  /** What those want there: a name can also be that of an entry, which a star stands for. */
  static List<PathTree> follow(List<PathTree> wanted, Element element) {
    return element instanceof Name name
        ? PathTree.under(wanted, name.name())
        : PathTree.entries(wanted);
  }
}
