package dev.pullpolicy.cli;

import dev.pullpolicy.cli.manifest.ManifestFile;
import dev.pullpolicy.cli.manifest.ManifestFiles;
import dev.pullpolicy.config.PolicySnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the tests of a folder, each with the nearest policy. */
final class PolicyTests {
  private static final String POLICY = "policy.yaml";

  private final Path folder;
  private final Map<Path, PolicySnapshot> policies = new HashMap<>();

  private PolicyTests(Path folder) {
    this.folder = folder;
  }

  /** The tests of that folder. */
  static PolicyTests in(Path folder) throws IOException, CommandFailedException {
    if (!Files.isDirectory(folder)) {
      throw new CommandFailedException(
          "%s is no folder; name the one that the tests are in".formatted(folder));
    }
    return new PolicyTests(folder);
  }

  /** The tests in the order of their names. */
  List<PolicyTest> all() throws IOException, CommandFailedException {
    List<PolicyTest> tests = new ArrayList<>();
    for (ManifestFile file : ManifestFiles.find(List.of(folder.toString())).files()) {
      Path path = file.path().orElseThrow();
      Optional<Path> policy = path.endsWith(POLICY) ? Optional.empty() : policyOf(path);
      if (policy.isPresent()) {
        tests.add(new PolicyTest(file, path, snapshot(policy.get())));
      }
    }
    return tests;
  }

  /** The document in the manifest's folder, or in the nearest one above that has any. */
  private static Optional<Path> policyOf(Path manifest) {
    Path above = manifest.toAbsolutePath().normalize().getParent();
    for (; above != null; above = above.getParent()) {
      if (Files.isRegularFile(above.resolve(POLICY))) {
        return Optional.of(above.resolve(POLICY));
      }
    }
    return Optional.empty();
  }

  private PolicySnapshot snapshot(Path policy) throws CommandFailedException {
    if (!policies.containsKey(policy)) {
      policies.put(policy, PolicyFile.snapshot(policy));
    }
    return policies.get(policy);
  }

  /** The expected answers that no manifest is beside. */
  List<Path> lone(List<PolicyTest> tests) throws IOException {
    Set<Path> known = tests.stream().map(PolicyTest::expectation).collect(Collectors.toSet());
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(Path::normalize)
          .filter(file -> file.toString().endsWith(PolicyTest.ENDING))
          .filter(file -> !known.contains(file))
          .sorted()
          .toList();
    }
  }
}
