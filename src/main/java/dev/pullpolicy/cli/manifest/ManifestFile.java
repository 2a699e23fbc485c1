package dev.pullpolicy.cli.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One input.
 *
 * @param name as findings name it
 * @param path the file; empty for standard input
 */
public record ManifestFile(String name, Optional<Path> path) {
  private static final String CHART = "Chart.yaml";
  private static final Path TEMPLATES = Path.of("templates");

  /** Standard input. */
  public static final ManifestFile STANDARD_INPUT = new ManifestFile("<stdin>", Optional.empty());

  static ManifestFile of(Path path) {
    return new ManifestFile(path.normalize().toString(), Optional.of(path));
  }

  /** Opens its documents. */
  public DocumentSplitter documents() throws InputException {
    try {
      InputStream content = path.isPresent() ? Files.newInputStream(path.get()) : System.in;
      return new DocumentSplitter(content, ManifestReader.MAX_BYTES);
    } catch (IOException e) {
      throw new InputException(e);
    }
  }

  String fileName() {
    return path.map(file -> file.getFileName().toString()).orElse("");
  }

  /** Whether it lies in the folder {@code templates} of a Helm chart. */
  boolean isChartTemplate() {
    return path.isPresent() && isTemplate(path.get().toAbsolutePath().getParent());
  }

  private static boolean isTemplate(Path folder) {
    for (Path each = folder; each != null && each.getParent() != null; each = each.getParent()) {
      if (TEMPLATES.equals(each.getFileName()) && Files.exists(each.resolveSibling(CHART))) {
        return true;
      }
    }
    return false;
  }
}
