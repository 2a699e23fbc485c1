package dev.pullpolicy.cli.completion;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a shell is told of an option or a parameter. */
record Argument(ArgSpec spec) {
  private static final Set<String> PATHS = Set.of("FILE", "PATH", "DIR");

  /** What it is, in the first sentence of its help. */
  String description() {
    String defaultValue = spec.defaultValue() == null ? "" : spec.defaultValue();
    return plain(spec.description()).replace("${DEFAULT-VALUE}", defaultValue);
  }

  /** The first line of a description, without markup, as far as its first full stop. */
  static String plain(String... lines) {
    String line = lines.length == 0 ? "" : Ansi.OFF.string(lines[0]);
    int end = line.indexOf(". ");
    String sentence = end < 0 ? line : line.substring(0, end);
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  /** Whether a value follows it. */
  boolean hasValue() {
    return spec.arity().max() > 0;
  }

  /** Whether the value is the name of a file or folder. */
  boolean isPath() {
    Class<?> type = spec.auxiliaryTypes()[0];
    return type == Path.class || type == File.class || PATHS.contains(spec.paramLabel());
  }

  /** The words of which the value is one; empty where it can be any. */
  List<String> words() {
    Class<?> type = spec.auxiliaryTypes()[0];
    return type.isEnum()
        ? Arrays.stream(type.getEnumConstants()).map(Object::toString).toList()
        : List.of();
  }

  /** All spellings of an option. */
  List<String> names() {
    return spec instanceof OptionSpec option ? List.of(option.names()) : List.of();
  }

  /** What help calls its value. */
  String label() {
    return spec.paramLabel();
  }
}
