package dev.pullpolicy.cli;

import dev.pullpolicy.config.Suggestion;
import dev.pullpolicy.policy.Printable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What is wrong with the arguments of a command, as a sentence of one line: the argument, what was
 * found, and what would be right. The parser's own messages name its types and not ours.
 */
final class ArgumentProblem {
  private static final Set<Class<?>> NUMBERS =
      Set.of(int.class, Integer.class, long.class, Long.class);

  private ArgumentProblem() {}

  /** The sentence, without the command's name. */
  static String sentence(ParameterException problem) {
    if (problem instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    if (problem instanceof MissingParameterException missing) {
      return missing(missing);
    }
    if (problem instanceof OverwrittenOptionException overwritten) {
      return name(overwritten.getOverwritten()) + ": is written twice; keep one";
    }
    return problem.getArgSpec() == null
        ? line(problem.getMessage())
        : name(problem.getArgSpec()) + ": " + value(problem);
  }

  private static String unmatched(UnmatchedArgumentException problem) {
    CommandSpec command = problem.getCommandLine().getCommandSpec();
    String word = problem.getUnmatched().get(0);
    if (problem.isUnknownOption()) {
      String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
      return "unknown option "
          + Printable.escaped(name)
          + Suggestion.near(name, optionNames(command)).map(near -> "; " + near).orElse("");
    }
    if (!command.subcommands().isEmpty()) {
      return "unknown command %s; %s"
          .formatted(
              Printable.quoted(word),
              Suggestion.forValue(word, new ArrayList<>(command.subcommands().keySet())));
    }
    return "unexpected argument %s; leave it out".formatted(Printable.quoted(word));
  }

  private static List<String> optionNames(CommandSpec command) {
    return command.options().stream()
        .filter(option -> !option.hidden())
        .map(OptionSpec::longestName)
        .toList();
  }

  /** The parser does not tell a needed option that is missing from one whose value is. */
  private static String missing(MissingParameterException problem) {
    ArgSpec argument = problem.getMissing().get(0);
    if (argument instanceof OptionSpec option) {
      return "%s: %s; write %s=%s"
          .formatted(
              name(option),
              option.required() ? "is needed" : "has no value",
              name(option),
              option.paramLabel());
    }
    return "%s is missing; write %s"
        .formatted(name(argument), argument.isMultiValue() ? "at least one" : "one");
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String value(ParameterException problem) {
    ArgSpec argument = problem.getArgSpec();
    if (argument.converters().length > 0 && problem.getCause() instanceof TypeConversionException) {
      return problem.getCause().getMessage();
    }
    return "is %s; %s"
        .formatted(Printable.quoted(problem.getValue()), advice(argument, problem.getValue()));
  }

  private static String advice(ArgSpec argument, String found) {
    Class<?> type = argument.auxiliaryTypes()[0];
    if (argument.arity().max() == 0) {
      return "it takes no value";
    }
    if (type.isEnum()) {
      return Suggestion.forValue(
          found, Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
    }
    return "must be " + (NUMBERS.contains(type) ? "a whole number" : argument.paramLabel());
  }

  private static String line(String message) {
    String text = message.replaceAll("\\s*\\R\\s*", " ").strip();
    return Printable.line(
        text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1));
  }
}
