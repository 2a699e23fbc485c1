package dev.pullpolicy.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.config.ParsedPolicy;
import dev.pullpolicy.config.PolicyParser;
import dev.pullpolicy.fixture.Eventually;
import dev.pullpolicy.source.PolicyStatus.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that changes in all the ways in which files do. */
final class FilePolicySourceTest {
  @TempDir Path folder;

  private final AtomicInteger failed = new AtomicInteger();
  private FilePolicySource source;

  @AfterEach
  void close() {
    source.close();
  }

  @Test
  void followsTheLinksOfAMountedConfigMap() throws Exception {
    mount("..2026_01", "Enforce");
    Files.createSymbolicLink(folder.resolve("policy.yaml"), Path.of("..data", "policy.yaml"));
    PolicyInForce policy = watch();
    Eventually.took(() -> enforcement(policy).equals("Enforce"));

    mount("..2026_02", "Report");
    assertThat(Eventually.took(() -> enforcement(policy).equals("Report")))
        .isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void keepsTheLastValidOneWhenTheFileIsGone() throws Exception {
    write("Enforce");
    PolicyInForce policy = watch();
    Eventually.took(() -> policy.status().isReady());

    write("Nonsense");
    Eventually.took(() -> policy.status().state() == State.REFUSED);
    Files.delete(file());
    Eventually.took(() -> policy.status().state() == State.MISSING);
    assertThat(enforcement(policy)).isEqualTo("Enforce");
    assertThat(policy.status().isReady()).isTrue();
  }

  @Test
  void isNotReadyWithoutTheFile() throws Exception {
    PolicyInForce policy = watch();
    Eventually.took(() -> policy.status().state() == State.MISSING);
    assertThat(policy.status().isReady()).isFalse();

    write("Enforce");
    Eventually.took(() -> policy.status().isReady());
  }

  @Test
  void readsNoMoreThanADocumentMayHave() throws Exception {
    Files.write(file(), new byte[(1 << 20) + 1]);
    PolicyInForce policy = watch();
    Eventually.took(() -> policy.status().state() == State.REFUSED);
    assertThat(policy.status().problems().get(0)).contains("is larger than 1 MiB");
  }

  @Test
  void refusesAFolder() throws Exception {
    Files.createDirectory(file());
    PolicyInForce policy = watch();
    Eventually.took(() -> policy.status().state() == State.REFUSED);
    assertThat(policy.status().problems().get(0)).contains("cannot be read");
  }

  @Test
  void goesOnAfterAnError() throws Exception {
    write("Enforce");
    PolicyInForce policy =
        watch(
            document -> {
              if (new String(document, StandardCharsets.UTF_8).contains("Enforce")) {
                failed.incrementAndGet();
                throw new StackOverflowError("of the test's");
              }
              return PolicyParser.parse(document);
            });
    Eventually.took(() -> failed.get() >= 2);
    assertThat(source.lastKnownGood()).isEmpty();
    write("Report");
    Eventually.took(() -> enforcement(policy).equals("Report"));
    Eventually.took(() -> source.lastKnownGood().isPresent());
  }

  private PolicyInForce watch() {
    return watch(PolicyParser::parse);
  }

  private PolicyInForce watch(Function<byte[], ParsedPolicy> parser) {
    PolicyInForce policy =
        new PolicyInForce(
            new PolicyOrigin(FilePolicySource.origin(file()), WhenMissing.NOT_READY),
            new Gate(),
            Clock.systemUTC(),
            parser,
            status -> {});
    source = new FilePolicySource(file(), policy);
    source.start();
    return policy;
  }

  private Path file() {
    return folder.resolve("policy.yaml");
  }

  /** As the kubelet does: a new folder, then the link {@code ..data} swapped in one step. */
  private void mount(String version, String enforcement) throws IOException {
    Path data = Files.createDirectory(folder.resolve(version));
    Files.writeString(data.resolve("policy.yaml"), document(enforcement));
    Path link = Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of(version));
    Files.move(link, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
  }

  private void write(String enforcement) throws IOException {
    Files.writeString(file(), document(enforcement));
  }

  private static String document(String enforcement) {
    return """
    apiVersion: pullpolicy.dev/v1alpha1
    kind: PullPolicy
    enforcement: %s
    """
        .formatted(enforcement);
  }

  private static String enforcement(PolicyInForce policy) {
    return policy.status().inForce().map(now -> now.policy().enforcement().toString()).orElse("");
  }
}
