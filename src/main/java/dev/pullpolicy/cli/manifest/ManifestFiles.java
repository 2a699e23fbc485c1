package dev.pullpolicy.cli.manifest;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the inputs that arguments name: files, folders with all that is below them, globs that no
 * shell has expanded, and {@code -} for standard input.
 */
public final class ManifestFiles {
  private static final String STANDARD_INPUT = "-";
  private static final Set<String> ENDINGS = Set.of(".yaml", ".yml", ".json");

  private final List<ManifestFile> files = new ArrayList<>();
  private final List<Missing> missing = new ArrayList<>();

  /**
   * What cannot be found.
   *
   * @param name the argument or file
   * @param reason why, as a sentence without its subject
   */
  public record Missing(String name, String reason) {}

  private ManifestFiles() {}

  /** The inputs in the order of the arguments; within a folder in that of their names. */
  public static ManifestFiles find(List<String> arguments) throws IOException {
    ManifestFiles found = new ManifestFiles();
    for (String argument : arguments) {
      found.add(argument);
    }
    return found;
  }

  /** The inputs that are there. */
  public List<ManifestFile> files() {
    return List.copyOf(files);
  }

  /** What names nothing, or cannot be looked at. */
  public List<Missing> missing() {
    return List.copyOf(missing);
  }

  private void add(String argument) throws IOException {
    if (argument.equals(STANDARD_INPUT)) {
      files.add(ManifestFile.STANDARD_INPUT);
      return;
    }
    Path path = path(argument);
    if (Files.isDirectory(path)) {
      addBelow(path, ManifestFiles::isManifest);
    } else if (Files.exists(path)) {
      files.add(ManifestFile.of(path));
    } else {
      addMatching(argument);
    }
  }

  private static Path path(String argument) throws IOException {
    try {
      return Path.of(argument);
    } catch (InvalidPathException e) {
      throw new IOException(e.getReason(), e);
    }
  }

  private void addMatching(String argument) throws IOException {
    int wildcard = wildcard(argument);
    int before = files.size();
    if (wildcard >= 0) {
      String fixed = argument.substring(0, argument.lastIndexOf('/', wildcard) + 1);
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + argument);
      Path start = fixed.isEmpty() ? Path.of("") : Path.of(fixed);
      if (Files.isDirectory(start)) {
        addBelow(start, matcher);
      }
    }
    if (files.size() == before) {
      missing.add(new Missing(argument, wildcard < 0 ? "does not exist" : "matches no file"));
    }
  }

  private static int wildcard(String argument) {
    for (int i = 0; i < argument.length(); i++) {
      if ("*?[{".indexOf(argument.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private void addBelow(Path folder, PathMatcher wanted) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
            return each.equals(folder) || !isHidden(each)
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (wanted.matches(file) && !Files.isDirectory(file)) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException problem) {
            missing.add(new Missing(file.toString(), InputException.reason(problem)));
            return FileVisitResult.CONTINUE;
          }
        });
    found.stream().sorted().map(ManifestFile::of).forEach(files::add);
  }

  private static boolean isHidden(Path folder) {
    return folder.getFileName().toString().startsWith(".");
  }

  private static boolean isManifest(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith);
  }
}
