package dev.pullpolicy.cli;

import dev.pullpolicy.config.Suggestion;
import dev.pullpolicy.policy.Printable;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.TypeConversionException;

/** The value of an option that is one of a few words, spelt as policy documents spell them. */
public final class OneOf {
  private OneOf() {}

  /** The constant that prints as that word; refuses others with the nearest. */
  public static <T> T these(T[] constants, String word) {
    List<String> words = Arrays.stream(constants).map(Object::toString).toList();
    int index = words.indexOf(word);
    if (index < 0) {
      throw new TypeConversionException(
          "is %s; %s".formatted(Printable.quoted(word), Suggestion.forValue(word, words)));
    }
    return constants[index];
  }
}
