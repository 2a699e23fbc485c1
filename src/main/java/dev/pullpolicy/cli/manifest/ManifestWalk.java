package dev.pullpolicy.cli.manifest;

import dev.pullpolicy.cli.manifest.ManifestDocument.Left;
import dev.pullpolicy.cli.manifest.ManifestDocument.Part;
import dev.pullpolicy.cli.manifest.ManifestDocument.Unreadable;
import dev.pullpolicy.cli.manifest.ManifestFiles.NoInput;
import dev.pullpolicy.report.Place;
import dev.pullpolicy.report.Skipped;
import java.io.IOException;
import java.util.Optional;

/** Goes through inputs part by part, holding one document at a time. */
public final class ManifestWalk {
  private final ManifestReader reader;
  private final Visitor visitor;

  /** Takes what is met on the way. */
  public interface Visitor {
    /** The next input begins. */
    void file(ManifestFile file);

    /** The next part; an input that cannot be read is one, too. */
    void part(Part part) throws IOException;
  }

  /** A walk of which that visitor is told. */
  public ManifestWalk(ManifestReader reader, Visitor visitor) {
    this.reader = reader;
    this.visitor = visitor;
  }

  /** Goes through all of them; what is missing or passed over comes first. */
  public void through(ManifestFiles inputs) throws IOException {
    for (NoInput missing : inputs.missing()) {
      visitor.part(unreadable(missing.name(), missing.reason()));
    }
    for (NoInput passed : inputs.passedOver()) {
      visitor.part(new Left(new Skipped(new Place(passed.name(), 1, 1), passed.reason())));
    }
    for (ManifestFile file : inputs.files()) {
      visitor.file(file);
      through(file);
    }
  }

  private void through(ManifestFile file) throws IOException {
    try (DocumentSplitter documents = file.documents()) {
      for (Optional<RawDocument> raw = documents.next(); raw.isPresent(); raw = documents.next()) {
        for (Part part : reader.read(file, raw.get()).parts()) {
          visitor.part(part);
        }
      }
    } catch (InputException e) {
      visitor.part(unreadable(file.name(), e.getMessage()));
    }
  }

  private static Part unreadable(String name, String reason) {
    return new Unreadable(new Place(name, 1, 1), reason);
  }
}
