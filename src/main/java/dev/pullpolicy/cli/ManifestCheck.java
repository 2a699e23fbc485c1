package dev.pullpolicy.cli;

import dev.pullpolicy.cli.manifest.DocumentSplitter;
import dev.pullpolicy.cli.manifest.InputException;
import dev.pullpolicy.cli.manifest.ManifestDocument;
import dev.pullpolicy.cli.manifest.ManifestFile;
import dev.pullpolicy.cli.manifest.ManifestFiles;
import dev.pullpolicy.cli.manifest.ManifestReader;
import dev.pullpolicy.cli.manifest.RawDocument;
import dev.pullpolicy.report.CheckedObject;
import dev.pullpolicy.report.Finding;
import dev.pullpolicy.report.Level;
import dev.pullpolicy.report.Place;
import dev.pullpolicy.report.ReportWriter;
import dev.pullpolicy.report.Totals;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Checks inputs one document after the other, and reports as it goes. */
final class ManifestCheck {
  private final ManifestReader reader;
  private final WorkloadChecker checker;
  private final ReportWriter report;
  private final Totals.Tally tally = new Totals.Tally();

  ManifestCheck(ManifestReader reader, WorkloadChecker checker, ReportWriter report) {
    this.reader = reader;
    this.checker = checker;
    this.report = report;
  }

  /** Checks all of them, and ends the report. */
  Totals check(ManifestFiles inputs) throws IOException {
    for (ManifestFiles.Missing missing : inputs.missing()) {
      unreadable(new Place(missing.name(), 1, 1), missing.reason());
    }
    for (ManifestFile file : inputs.files()) {
      check(file);
    }
    Totals totals = tally.totals();
    report.end(totals);
    return totals;
  }

  private void check(ManifestFile file) throws IOException {
    tally.file();
    try (DocumentSplitter documents = file.documents()) {
      for (Optional<RawDocument> raw = documents.next(); raw.isPresent(); raw = documents.next()) {
        for (ManifestDocument.Part part : reader.read(file, raw.get()).parts()) {
          check(part);
        }
      }
    } catch (InputException e) {
      unreadable(new Place(file.name(), 1, 1), e.getMessage());
    }
  }

  private void check(ManifestDocument.Part part) throws IOException {
    if (part instanceof ManifestDocument.OfWorkload found) {
      add(checker.check(found.workload()));
    } else if (part instanceof ManifestDocument.Left left) {
      tally.skip();
      report.add(left.skipped());
    } else if (part instanceof ManifestDocument.Unreadable unreadable) {
      unreadable(unreadable.place(), unreadable.message());
    } else {
      tally.other();
    }
  }

  private void unreadable(Place place, String message) throws IOException {
    Finding finding =
        new Finding(
            Level.ERROR, Finding.UNREADABLE, place, Optional.empty(), message, Optional.empty());
    add(new CheckedObject(place, Optional.empty(), List.of(finding)));
  }

  private void add(CheckedObject checked) throws IOException {
    tally.add(checked);
    report.add(checked);
  }
}
