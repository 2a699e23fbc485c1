package dev.pullpolicy.cli.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.app.Commands;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code resolve --in-place} does to files. */
final class ResolveInPlaceTest {
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web}
      spec: {containers: [{name: web, image: nginx%s}]}
      """;
  private static final String BEFORE = POD.formatted("");
  private static final String AFTER = POD.formatted(", imagePullPolicy: Always");

  @TempDir private Path folder;

  @Test
  void saysWhatItHasChanged() throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), "%s---\n%s".formatted(BEFORE, BEFORE));
    Path done = Files.writeString(folder.resolve("b.yaml"), AFTER);
    Object key = key(done);
    assertThat(resolve(folder)).isEqualTo("error: %s: 2 pull policies written%n".formatted(file));
    assertThat(file).hasContent("%s---\n%s".formatted(AFTER, AFTER));
    assertThat(key(done)).isEqualTo(key);
    assertThat(resolve(folder)).isEmpty();
  }

  @Test
  void readersSeeAllOrNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), BEFORE);
    try (InputStream reader = Files.newInputStream(file)) {
      assertThat(resolve(file)).contains("1 pull policy written");
      assertThat(new String(reader.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(BEFORE);
    }
    assertThat(file).hasContent(AFTER);
    assertNothingElse(file);
  }

  @Test
  void keepsPermissionsAndLinks() throws IOException {
    Path target = Files.writeString(folder.resolve("target"), BEFORE);
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r-x--x"));
    Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), Path.of("target"));
    assertThat(resolve(link)).contains("1 pull policy written");
    assertThat(Files.readSymbolicLink(link)).isEqualTo(Path.of("target"));
    assertThat(target).hasContent(AFTER);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
        .isEqualTo("rw-r-x--x");
    assertNothingElse(target, link);
  }

  @Test
  void bytesThatAreNoTextStay() throws IOException {
    byte[] text = "---\nimage: \u00e9\n---\n".getBytes(StandardCharsets.ISO_8859_1);
    byte[] content = join(text, BEFORE.getBytes(StandardCharsets.UTF_8));
    Path file = Files.write(folder.resolve("a.yaml"), content);
    assertThat(resolve(file)).contains("a.yaml:2:8: byte 0xe9 is not UTF-8").contains("exit 2");
    assertThat(file).hasBinaryContent(join(text, AFTER.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void whatIsTooLongToReadStaysWhole() throws IOException {
    String text = "%s---\ndata: %s\n".formatted(BEFORE, "x".repeat(16 << 20));
    Path file = Files.writeString(folder.resolve("a.yaml"), text);
    assertThat(resolve(file)).contains("a.yaml:6:1: has more than 16").contains("exit 2");
    assertThat(Files.readString(file).equals(text)).isTrue();
    assertNothingElse(file);
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  private static Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .fileKey();
  }

  private void assertNothingElse(Path... files) throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactlyInAnyOrder(files);
    }
  }

  private static String resolve(Path path) {
    return Commands.run(new byte[0], List.of("resolve", path.toString(), "--in-place"));
  }
}
