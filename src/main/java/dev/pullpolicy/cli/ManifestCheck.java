package dev.pullpolicy.cli;

import dev.pullpolicy.cli.manifest.ManifestDocument;
import dev.pullpolicy.cli.manifest.ManifestFile;
import dev.pullpolicy.cli.manifest.ManifestFiles;
import dev.pullpolicy.cli.manifest.ManifestReader;
import dev.pullpolicy.cli.manifest.ManifestWalk;
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
final class ManifestCheck implements ManifestWalk.Visitor {
  private final ManifestReader reader;
  private final WorkloadChecker checker;
  private final ReportWriter report;
  private final Progress progress;
  private final Totals.Tally tally = new Totals.Tally();

  ManifestCheck(
      ManifestReader reader, WorkloadChecker checker, ReportWriter report, Progress progress) {
    this.reader = reader;
    this.checker = checker;
    this.report = report;
    this.progress = progress;
  }

  /** Checks all of them, and ends the report. */
  Totals check(ManifestFiles inputs) throws IOException {
    new ManifestWalk(reader, this).through(inputs);
    progress.end();
    Totals totals = tally.totals();
    report.end(totals);
    return totals;
  }

  @Override
  public void file(ManifestFile file) {
    tally.file();
    progress.enters(file.name());
  }

  @Override
  public void part(ManifestDocument.Part part) throws IOException {
    progress.step();
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
