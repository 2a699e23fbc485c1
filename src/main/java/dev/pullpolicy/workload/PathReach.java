package dev.pullpolicy.workload;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How far a path leads into an object, and what is there instead of its next step: what somebody
 * needs to mend a path at which nothing was found.
 */
public final class PathReach {
  /** Custom resources have a dozen fields in one place; more would not be read. */
  private static final int MAX_FIELDS = 20;

  /** No field that somebody has given a name is longer; maps can have any keys. */
  private static final int MAX_NAME = 63;

  private final List<String> segments;
  private final Set<String> fields = new LinkedHashSet<>();
  private int depth = -1;
  private End end = End.OTHER;

  /** What the path has led to. */
  public enum End {
    /** An object that has no field of the next step's name, or an empty one. */
    OBJECT,
    /** A list. */
    LIST,
    /** A text, a number, a boolean. */
    OTHER
  }

  /** The path as a document writes it. */
  public PathReach(String path) {
    segments = PathTree.segments(path);
  }

  /** Reads the object that starts at the parser's current token. */
  public void read(JsonParser parser) throws IOException {
    value(new Tokens(parser), 0);
  }

  private void value(Tokens tokens, int at) throws IOException {
    if (at > depth) {
      depth = at;
      end = tokens.isObject() ? End.OBJECT : tokens.isList() ? End.LIST : End.OTHER;
      fields.clear();
    }
    if (at < segments.size()) {
      follow(tokens, at);
    }
  }

  private void follow(Tokens tokens, int at) throws IOException {
    if (tokens.isObject()) {
      tokens.object(
          field -> {
            if (!tokens.isNull()) {
              note(field, at);
              step(tokens, field, at);
            }
          });
    } else if (tokens.isList() && segments.get(at).equals(PathTree.ANY)) {
      tokens.list(index -> value(tokens, at + 1));
    }
  }

  private void step(Tokens tokens, String field, int at) throws IOException {
    String segment = segments.get(at);
    if (segment.equals(PathTree.ANY) || segment.equals(field)) {
      value(tokens, at + 1);
    }
  }

  private void note(String field, int at) {
    if (at == depth && fields.size() < MAX_FIELDS && field.length() <= MAX_NAME) {
      fields.add(field);
    }
  }

  /** Whether something is at the path's end, which then is of another type. */
  public boolean isWhole() {
    return depth == segments.size();
  }

  /** The steps that were found, as a path; empty for the object itself. */
  public String found() {
    return String.join(".", segments.subList(0, Math.max(depth, 0)));
  }

  /** The first step that was not found; only where the path does not lead to its end. */
  public String missing() {
    return segments.get(Math.max(depth, 0));
  }

  /** What the steps that were found lead to. */
  public End end() {
    return end;
  }

  /** The fields that are there instead, at most 20 of them. */
  public Set<String> fields() {
    return new LinkedHashSet<>(fields);
  }
}
