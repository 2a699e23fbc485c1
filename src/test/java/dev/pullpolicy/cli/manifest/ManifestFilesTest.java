package dev.pullpolicy.cli.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files arguments name. */
class ManifestFilesTest {
  @TempDir private Path root;

  @BeforeEach
  void files() throws IOException {
    for (String name : List.of("b.yaml", "a.json", "notes.txt", "sub/c.YML", ".git/d.yaml")) {
      Files.createDirectories(root.resolve(name).getParent());
      Files.writeString(root.resolve(name), "");
    }
  }

  private List<String> found(String... arguments) throws IOException {
    return find(arguments).files().stream().map(ManifestFile::name).map(this::named).toList();
  }

  private ManifestFiles find(String... arguments) throws IOException {
    return ManifestFiles.find(
        Arrays.stream(arguments).map(a -> root + (a.isEmpty() ? "" : "/" + a)).toList());
  }

  private String named(String file) {
    return file.substring(root.toString().length() + 1);
  }

  private Map<String, String> reasons(List<ManifestFiles.NoInput> inputs) {
    return inputs.stream().collect(Collectors.toMap(i -> named(i.name()), i -> i.reason()));
  }

  @Test
  void aFolderHasTheManifestsBelowItThatAreNotHidden() throws IOException {
    assertThat(found("")).containsExactly("a.json", "b.yaml", "sub/c.YML");
  }

  @Test
  void aFileIsTakenWhateverItsNameAndOnlyOnce() throws IOException {
    assertThat(found("notes.txt", "b.yaml", "notes.txt", "sub/../b.yaml", ""))
        .containsExactly("notes.txt", "b.yaml", "a.json", "sub/c.YML");
  }

  @Test
  void globsMatchThroughFolders() throws IOException {
    assertThat(found("*.yaml")).containsExactly("b.yaml");
    assertThat(found("**/*.YML")).containsExactly("sub/c.YML");
    assertThat(found("b.yaml", "*.yaml")).containsExactly("b.yaml");
    assertThat(reasons(find("*.toml", "absent.yaml").missing()))
        .isEqualTo(Map.of("*.toml", "matches no file", "absent.yaml", "does not exist"));
  }

  @Test
  void linksToFilesAreFollowedAndThoseToFoldersWhereTheyAreNamed() throws IOException {
    Files.createSymbolicLink(root.resolve("sub/link.yaml"), root.resolve("notes.txt"));
    Files.createSymbolicLink(root.resolve("again.yaml"), root.resolve("b.yaml"));
    Files.createSymbolicLink(root.resolve("broken.yaml"), root.resolve("absent"));
    Files.createSymbolicLink(root.resolve("up"), root);
    ManifestFiles all = find("");
    assertThat(all.files().stream().map(ManifestFile::name).map(this::named))
        .containsExactly("a.json", "again.yaml", "sub/c.YML", "sub/link.yaml");
    assertThat(reasons(all.passedOver())).containsOnlyKeys("up");
    assertThat(reasons(all.missing())).isEqualTo(Map.of("broken.yaml", "is a link to nothing"));
    assertThat(found("up/sub")).hasSize(2);
  }

  @Test
  void aLinkThatIsNamedIsAFolder() throws IOException {
    Path other = Files.createDirectory(root.resolve("other"));
    Files.createSymbolicLink(other.resolve("linked"), root.resolve("sub"));
    assertThat(found("other/linked")).containsExactly("other/linked/c.YML");
    assertThat(found("other")).isEmpty();
  }

  @Test
  void aPipeInAFolderIsPassedOver() throws IOException, InterruptedException {
    Path pipe = root.resolve("pipe.yaml");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThat(reasons(find("").passedOver())).containsOnlyKeys("pipe.yaml");
    assertThat(found("pipe.yaml")).containsExactly("pipe.yaml");
  }

  @Test
  void aFolderThatMayNotBeReadIsMissing() throws IOException {
    Path closed = Files.createDirectory(root.resolve("closed"));
    assertThat(closed.toFile().setReadable(false)).isTrue();
    boolean isRoot = Files.isReadable(closed);
    assertThat(reasons(find("").missing()))
        .isEqualTo(isRoot ? Map.of() : Map.of("closed", "may not be read by this user"));
  }

  @Test
  void standardInputIsOne() throws IOException {
    assertThat(ManifestFiles.find(List.of("-")).files())
        .containsExactly(ManifestFile.STANDARD_INPUT);
    assertThat(Stream.of(ManifestFile.STANDARD_INPUT).map(ManifestFile::name))
        .containsExactly("<stdin>");
  }
}
