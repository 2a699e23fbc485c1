package dev.pullpolicy.cli;

import dev.pullpolicy.config.ParsedPolicy;
import dev.pullpolicy.config.PolicyParser;
import dev.pullpolicy.config.PolicyProblem;
import dev.pullpolicy.config.PolicySnapshot;
import dev.pullpolicy.policy.PolicyEvaluator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** A policy document in a file that a command names. */
public final class PolicyFile {
  private PolicyFile() {}

  /** The policy; fails with all of its errors where it is invalid. */
  public static PolicySnapshot snapshot(Path file) throws CommandFailedException {
    byte[] document = bytes(file);
    ParsedPolicy parsed = PolicyParser.parse(document);
    if (parsed instanceof ParsedPolicy.Valid valid) {
      PolicyEvaluator evaluator = new PolicyEvaluator(valid.policy());
      return new PolicySnapshot(evaluator, file.toString(), PolicySnapshot.digest(document));
    }
    throw new CommandFailedException(errors(file, (ParsedPolicy.Invalid) parsed));
  }

  /** What became of the document. */
  static ParsedPolicy read(Path file) throws CommandFailedException {
    return PolicyParser.parse(bytes(file));
  }

  private static byte[] bytes(Path file) throws CommandFailedException {
    try (InputStream content = Files.newInputStream(file)) {
      return content.readNBytes(PolicyParser.MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw new CommandFailedException(file + " does not exist");
    } catch (IOException e) {
      String why = Files.isDirectory(file) ? "is a folder, must be a file" : e.getMessage();
      throw new CommandFailedException("%s cannot be read: %s".formatted(file, why));
    }
  }

  /** The errors as lines that an editor can follow: {@code FILE:LINE:COLUMN: PATH: SENTENCE}. */
  static String errors(Path file, ParsedPolicy.Invalid invalid) {
    return invalid.problems().stream()
        .map(problem -> place(file, problem) + problem.message())
        .collect(Collectors.joining("\n"));
  }

  /** Where a problem is: {@code FILE:LINE:COLUMN: PATH: }. */
  static String place(Path file, PolicyProblem problem) {
    String path = problem.path().isEmpty() ? "" : problem.path() + ": ";
    return "%s:%d:%d: %s".formatted(file, problem.line(), problem.column(), path);
  }
}
