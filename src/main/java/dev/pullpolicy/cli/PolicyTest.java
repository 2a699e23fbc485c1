package dev.pullpolicy.cli;

import dev.pullpolicy.cli.manifest.DocumentSplitter;
import dev.pullpolicy.cli.manifest.InputException;
import dev.pullpolicy.cli.manifest.ManifestDocument;
import dev.pullpolicy.cli.manifest.ManifestFile;
import dev.pullpolicy.cli.manifest.ManifestReader;
import dev.pullpolicy.cli.manifest.RawDocument;
import dev.pullpolicy.config.PolicySnapshot;
import dev.pullpolicy.report.CheckedObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One test of a policy: a manifest, and the answer that is expected beside it. */
final class PolicyTest {
  /** What the name of an answer ends with, in place of the manifest's ending. */
  static final String ENDING = ".expected.txt";

  /** Of an answer without a finding. */
  private static final String CLEAN = "allowed";

  private final ManifestFile file;
  private final Path path;
  private final PolicySnapshot policy;

  PolicyTest(ManifestFile file, Path path, PolicySnapshot policy) {
    this.file = file;
    this.path = path;
    this.policy = policy;
  }

  /** The manifest's name. */
  String manifest() {
    return file.name();
  }

  /** The file of the expected answer. */
  Path expectation() {
    String name = path.getFileName().toString();
    String stem = name.substring(0, name.lastIndexOf('.'));
    return path.resolveSibling(stem + ENDING).normalize();
  }

  /** Writes the answer as the expected one. */
  void update() throws IOException, CommandFailedException {
    Files.writeString(expectation(), String.join("\n", answer()).concat("\n"));
  }

  /** Lines that are expected and missing, with a minus, and those that are not, with a plus. */
  List<String> difference() throws IOException, CommandFailedException {
    List<String> answer = answer();
    if (!Files.exists(expectation())) {
      return Stream.concat(
              Stream.of("has no %s; --update writes it".formatted(expectation().getFileName())),
              answer.stream().map("+ "::concat))
          .toList();
    }
    List<String> expected =
        Files.readString(expectation()).lines().filter(line -> !line.isBlank()).toList();
    return expected.equals(answer) ? List.of() : difference(expected, answer);
  }

  private static List<String> difference(List<String> expected, List<String> answer) {
    List<String> lines = new ArrayList<>();
    expected.stream().filter(line -> !answer.contains(line)).map("- "::concat).forEach(lines::add);
    answer.stream().filter(line -> !expected.contains(line)).map("+ "::concat).forEach(lines::add);
    return lines.isEmpty() ? List.of("has the expected lines in another order or number") : lines;
  }

  private List<String> answer() throws CommandFailedException {
    List<ManifestDocument> documents = documents();
    Surroundings around = TestSurroundings.of(documents);
    WorkloadChecker checker = new WorkloadChecker(policy.evaluator(), around);
    List<CheckedObject> checked = new ArrayList<>();
    for (ManifestDocument document : documents) {
      for (ManifestDocument.Part part : document.parts()) {
        if (part instanceof ManifestDocument.OfWorkload found) {
          checked.add(checker.check(found.workload()));
        } else if (part instanceof ManifestDocument.Unreadable unreadable) {
          throw new CommandFailedException(unreadable.place() + ": " + unreadable.message());
        }
      }
    }
    if (checked.isEmpty()) {
      throw new CommandFailedException("has no workload; write one");
    }
    return checked.stream().flatMap(each -> lines(each, checked.size())).toList();
  }

  private static Stream<String> lines(CheckedObject checked, int objects) {
    Stream<String> name =
        objects == 1 ? Stream.of() : checked.object().stream().map(object -> "# " + object);
    Stream<String> findings =
        checked.findings().isEmpty()
            ? Stream.of(CLEAN)
            : checked.findings().stream()
                .map(finding -> "%s: %s".formatted(finding.level(), finding.message()));
    return Stream.concat(name, findings);
  }

  private List<ManifestDocument> documents() throws CommandFailedException {
    ManifestReader reader = ManifestReader.of(policy.policy());
    List<ManifestDocument> documents = new ArrayList<>();
    try (DocumentSplitter splitter = file.documents()) {
      for (Optional<RawDocument> raw = splitter.next(); raw.isPresent(); raw = splitter.next()) {
        documents.add(reader.read(file, raw.get()));
      }
    } catch (InputException e) {
      throw new CommandFailedException(e.getMessage());
    } catch (IOException e) {
      throw new CommandFailedException("cannot be closed: " + e.getMessage());
    }
    return documents;
  }
}
