package dev.pullpolicy.workload;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Reads a ConfigMap from a parser's tokens, all values but the document's skipped. */
public final class ConfigMapReader {
  /** As many as a sentence shows, and one more. */
  private static final int MAX_OTHER_KEYS = 11;

  private final Tokens tokens;
  private final String key;
  private final MetadataReader metadata;
  private final TreeSet<String> otherKeys = new TreeSet<>();
  private Optional<String> document = Optional.empty();

  private ConfigMapReader(JsonParser parser, String key) {
    this.tokens = new Tokens(parser);
    this.key = key;
    this.metadata = new MetadataReader(tokens);
  }

  /**
   * Reads the object that starts at the parser's current token. Whatever comes of it, the parser
   * stands at the object's last token afterwards, or is closed where its input cannot be read on.
   *
   * @param key under which the document stands
   */
  public static Reading read(JsonParser parser, String key) throws IOException {
    return ObjectReading.read(parser, () -> new ConfigMapReader(parser, key).read());
  }

  private Reading read() throws IOException {
    tokens.object(this::field);
    boolean isBeingDeleted = metadata.metadata().isBeingDeleted();
    return new Reading.FoundConfigMap(
        new ConfigMap(document, List.copyOf(otherKeys), isBeingDeleted));
  }

  private void field(String field) throws IOException {
    switch (field) {
      case "metadata" -> metadata.read();
      case "data" -> tokens.object(this::entry);
      default -> {}
    }
  }

  /** An empty document is one; Go reads {@code null} as the empty text. */
  private void entry(String name) throws IOException {
    if (name.equals(key)) {
      document = Optional.of(tokens.text().orElse(""));
      return;
    }
    otherKeys.add(name);
    if (otherKeys.size() > MAX_OTHER_KEYS) {
      otherKeys.pollLast();
    }
  }
}
