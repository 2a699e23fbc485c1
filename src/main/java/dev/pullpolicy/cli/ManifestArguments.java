package dev.pullpolicy.cli;

import dev.pullpolicy.cli.manifest.ManifestFiles;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The arguments that name manifests. */
final class ManifestArguments {
  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Manifests: files, folders, globs; - for standard input.")
  private List<String> paths;

  /** The inputs that they name. */
  ManifestFiles find() throws IOException {
    return ManifestFiles.find(paths);
  }
}
