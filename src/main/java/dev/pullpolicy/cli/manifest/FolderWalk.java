package dev.pullpolicy.cli.manifest;

import dev.pullpolicy.cli.manifest.ManifestFiles.NoInput;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes through a folder and all below it, but for what is hidden. Links to files are followed, as
 * by kubectl; those to folders lead out of what was named, or in a circle, and pipes would never
 * end: both are passed over.
 */
final class FolderWalk extends SimpleFileVisitor<Path> {
  private final Path folder;
  private final PathMatcher wanted;
  private final List<Path> files = new ArrayList<>();
  private final List<NoInput> unreadable = new ArrayList<>();
  private final List<NoInput> passedOver = new ArrayList<>();

  private FolderWalk(Path folder, PathMatcher wanted) {
    this.folder = folder;
    this.wanted = wanted;
  }

  /** The wanted files; the folder itself may be a link. */
  static FolderWalk through(Path folder, PathMatcher wanted) throws IOException {
    FolderWalk walk = new FolderWalk(folder.resolve("."), wanted);
    Files.walkFileTree(walk.folder, walk);
    return walk;
  }

  /** In the order of their names. */
  List<Path> files() {
    return files.stream().sorted().toList();
  }

  List<NoInput> unreadable() {
    return List.copyOf(unreadable);
  }

  List<NoInput> passedOver() {
    return List.copyOf(passedOver);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
    boolean isHidden = !each.equals(folder) && each.getFileName().toString().startsWith(".");
    return isHidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path met, BasicFileAttributes attributes) {
    Path file = met.normalize();
    if (Files.isDirectory(met)) {
      passOver(file, "is a link to a folder, and not followed; name it to have it looked at");
    } else if (wanted.matches(file) && Files.isRegularFile(met)) {
      files.add(file);
    } else if (wanted.matches(file) && Files.exists(met)) {
      passOver(file, "is no regular file; name it to have it looked at");
    } else if (wanted.matches(file)) {
      unreadable.add(new NoInput(file.toString(), "is a link to nothing"));
    }
    return FileVisitResult.CONTINUE;
  }

  private void passOver(Path file, String reason) {
    passedOver.add(new NoInput(file.toString(), reason));
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException problem) {
    String name = file.normalize().toString();
    unreadable.add(new NoInput(name, InputException.reason(problem)));
    return FileVisitResult.CONTINUE;
  }
}
