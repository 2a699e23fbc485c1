package dev.pullpolicy.cli.resolve;

import dev.pullpolicy.cli.manifest.ManifestFile;
import dev.pullpolicy.policy.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/** Writes inputs back into their files, each at once; what is not changed is not written. */
final class InPlaceOutput implements ResolvedOutput {
  private final PrintWriter said;
  private Path file = Path.of("");
  private Optional<ReplacedFile> replaced = Optional.empty();
  private long bytes;
  private int policies;

  /** Says there which files were changed. */
  InPlaceOutput(PrintWriter said) {
    this.said = said;
  }

  @Override
  public boolean isOfBytes() {
    return true;
  }

  @Override
  public void begin(ManifestFile input) {
    file = input.path().orElseThrow();
    replaced = Optional.empty();
    bytes = 0;
    policies = 0;
  }

  @Override
  public void add(ResolvedDocument document) throws IOException {
    if (replaced.isEmpty() && document.written() > 0) {
      replaced = Optional.of(ReplacedFile.begin(file, bytes));
    }
    byte[] separator = document.raw().separator();
    if (replaced.isPresent()) {
      replaced.get().write(separator);
      replaced.get().write(document.content());
    }
    bytes += separator.length + document.raw().content().length;
    policies += document.written();
  }

  @Override
  public void end() throws IOException {
    if (replaced.isPresent()) {
      replaced.get().commit();
      said.println(
          "%s: %d pull %s written"
              .formatted(
                  Printable.line(file.toString()),
                  policies,
                  policies == 1 ? "policy" : "policies"));
    }
  }

  @Override
  public void abandon() {
    replaced.ifPresent(ReplacedFile::abandon);
  }
}
