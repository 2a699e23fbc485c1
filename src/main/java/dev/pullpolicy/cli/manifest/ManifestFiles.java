package dev.pullpolicy.cli.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the inputs that arguments name: files, folders with all that is below them, globs that no
 * shell has expanded, and {@code -} for standard input. A file that is met twice, by links or
 * arguments, is one input.
 */
public final class ManifestFiles {
  private static final String STANDARD_INPUT = "-";
  private static final Set<String> ENDINGS = Set.of(".yaml", ".yml", ".json");

  private final List<ManifestFile> files = new ArrayList<>();
  private final List<NoInput> missing = new ArrayList<>();
  private final List<NoInput> passedOver = new ArrayList<>();
  private final Set<Path> known = new HashSet<>();

  /**
   * What is no input.
   *
   * @param name the argument or file
   * @param reason why, as a sentence without its subject
   */
  public record NoInput(String name, String reason) {}

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

  /** What is named and is not there, or cannot be looked at. */
  public List<NoInput> missing() {
    return List.copyOf(missing);
  }

  /** What is met in a folder, and is looked at only where it is named. */
  public List<NoInput> passedOver() {
    return List.copyOf(passedOver);
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
      addFile(path);
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

  private void addFile(Path path) throws IOException {
    if (known.add(path.toRealPath())) {
      files.add(ManifestFile.of(path));
    }
  }

  private void addMatching(String argument) throws IOException {
    int wildcard = wildcard(argument);
    boolean matches = false;
    if (wildcard >= 0) {
      String fixed = argument.substring(0, argument.lastIndexOf('/', wildcard) + 1);
      Optional<PathMatcher> matcher = GlobPattern.of(argument);
      if (matcher.isEmpty()) {
        missing.add(new NoInput(argument, "is no glob; close its brackets and braces"));
        return;
      }
      Path start = fixed.isEmpty() ? Path.of("") : Path.of(fixed);
      matches = Files.isDirectory(start) && addBelow(start, matcher.get());
    }
    if (!matches) {
      missing.add(new NoInput(argument, wildcard < 0 ? "does not exist" : "matches no file"));
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

  /** Adds what is wanted; whether there is any. */
  private boolean addBelow(Path folder, PathMatcher wanted) throws IOException {
    FolderWalk walk = FolderWalk.through(folder, wanted);
    for (Path file : walk.files()) {
      addFile(file);
    }
    missing.addAll(walk.unreadable());
    passedOver.addAll(walk.passedOver());
    return !walk.files().isEmpty();
  }

  private static boolean isManifest(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith);
  }
}
