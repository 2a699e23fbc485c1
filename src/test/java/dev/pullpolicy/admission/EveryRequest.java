package dev.pullpolicy.admission;

import dev.pullpolicy.workload.WorkloadKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every request there is a fixture of, for what holds whatever the request: those of {@code
 * admission}, of {@code decisions}, of {@code stale-defaults} under each of its words, of {@code
 * ownership}, and the creation of every object of {@code workloads}.
 */
final class EveryRequest {
  private static final List<AdmissionCase> ALL = read();

  private EveryRequest() {}

  static List<AdmissionCase> all() {
    return ALL;
  }

  private static List<AdmissionCase> read() {
    try {
      return List.copyOf(readAll());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<AdmissionCase> readAll() throws IOException {
    List<AdmissionCase> all = new ArrayList<>(AdmissionCase.all());
    all.addAll(AdmissionCase.in(DecisionFixturesTest.DECISIONS));
    for (AdmissionCase fixture : AdmissionCase.in(StaleDefaultFixturesTest.STALE_DEFAULTS)) {
      StaleDefaultFixturesTest.WORDS.forEach(
          word -> all.add(StaleDefaultFixturesTest.under(word, fixture)));
    }
    String document = Files.readString(DecisionFixturesTest.DECISIONS.resolve("policy.yaml"));
    files("ownership").forEach(file -> all.add(of(file, bytes(file), document)));
    files("workloads").forEach(file -> all.add(of(file, creation(file), document)));
    return all;
  }

  private static AdmissionCase of(Path file, byte[] request, String document) {
    return new AdmissionCase(file, request, Optional.of(document), CaseContext.NONE);
  }

  private static List<Path> files(String tree) throws IOException {
    try (Stream<Path> files = Files.walk(AdmissionCase.RESOURCES.resolve(tree))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of the file in a review, whether or not they are an object. */
  private static byte[] creation(Path file) {
    String directory = file.getParent().getFileName().toString();
    WorkloadKind kind =
        Arrays.stream(WorkloadKind.values())
            .filter(each -> DecisionFixturesTest.directory(each).equals(directory))
            .findFirst()
            .orElseThrow();
    return """
        {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"u",\
        "resource":{"group":"%s","version":"v1","resource":"%s"},"kind":{"kind":"%s"},\
        "namespace":"tenant-a","operation":"CREATE","userInfo":{"username":"alice"},"object":%s}}
        """
        .formatted(
            kind.group(), kind.plural(), kind, new String(bytes(file), StandardCharsets.UTF_8))
        .getBytes(StandardCharsets.UTF_8);
  }
}
