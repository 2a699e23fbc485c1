package dev.pullpolicy.workload;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.pullpolicy.policy.FieldPath;
import java.io.IOException;

/**
 * Reads one object out of more, so that what follows it can be read on: whatever comes of it, the
 * parser stands at the object's last token afterwards, or is closed where its input cannot be read
 * on.
 */
final class ObjectReading {
  private ObjectReading() {}

  /** Reads the object at whose first token the parser stands. */
  @FunctionalInterface
  interface Body {
    Reading read() throws IOException;
  }

  static Reading read(JsonParser parser, Body body) throws IOException {
    JsonToken first = parser.currentToken();
    int depth = parser.getParsingContext().getNestingDepth();
    int outside = first != null && first.isStructStart() ? depth - 1 : depth;
    try {
      return readOrSkip(parser, body, outside);
    } catch (StreamConstraintsException e) {
      Bound bound = Bound.stopped(parser);
      parser.close();
      return new Reading.BeyondBound(bound);
    } catch (JsonProcessingException e) {
      parser.close();
      return new Reading.Malformed(SyntaxProblem.of(e), FieldPath.of());
    }
  }

  private static Reading readOrSkip(JsonParser parser, Body body, int outside) throws IOException {
    try {
      return body.read();
    } catch (StoppedReading e) {
      while (parser.getParsingContext().getNestingDepth() > outside) {
        if (parser.nextToken() == null) {
          parser.close();
          break;
        }
      }
      return e.reading();
    }
  }
}
