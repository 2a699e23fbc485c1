package dev.pullpolicy.cli.manifest;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/**
 * A glob over paths as people mean it: {@code apps/**}{@code /*.yaml} has the files of {@code apps}
 * itself too, of which Java's globs want one folder at least.
 */
final class GlobPattern {
  private static final String FOLDERS = "**/";

  /** Of more nobody has thought; each doubles the patterns. */
  private static final int MAX_FOLDERS = 4;

  private GlobPattern() {}

  /** Matches normalised paths; empty where the text is no glob. */
  static Optional<PathMatcher> of(String glob) {
    List<PathMatcher> matchers = new ArrayList<>();
    try {
      for (String each : variants(normalised(glob), 0, MAX_FOLDERS)) {
        matchers.add(FileSystems.getDefault().getPathMatcher("glob:" + each));
      }
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
    return Optional.of(path -> matchesAny(matchers, path));
  }

  private static boolean matchesAny(List<PathMatcher> matchers, Path path) {
    return matchers.stream().anyMatch(matcher -> matcher.matches(path));
  }

  private static String normalised(String glob) {
    String text = glob;
    for (String before = ""; !text.equals(before); ) {
      before = text;
      text = text.replace("//", "/").replace("/./", "/");
      text = text.startsWith("./") ? text.substring(2) : text;
    }
    return text;
  }

  /** The pattern with and without each of its first {@code **}{@code /}. */
  private static List<String> variants(String glob, int from, int more) {
    int folders = glob.indexOf(FOLDERS, from);
    if (folders < 0 || more == 0) {
      return List.of(glob);
    }
    int behind = folders + FOLDERS.length();
    List<String> all = new ArrayList<>(variants(glob, behind, more - 1));
    all.addAll(variants(glob.substring(0, folders) + glob.substring(behind), folders, more - 1));
    return all;
  }
}
