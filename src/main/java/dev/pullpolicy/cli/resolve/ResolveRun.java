package dev.pullpolicy.cli.resolve;

import dev.pullpolicy.cli.manifest.DocumentSplitter;
import dev.pullpolicy.cli.manifest.InputException;
import dev.pullpolicy.cli.manifest.ManifestFile;
import dev.pullpolicy.cli.manifest.ManifestFiles;
import dev.pullpolicy.cli.manifest.RawDocument;
import dev.pullpolicy.policy.Printable;
import dev.pullpolicy.report.Place;
import dev.pullpolicy.yaml.DocumentText;
import dev.pullpolicy.yaml.UnreadableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/** Resolves inputs one document after the other, and says what could not be. */
public final class ResolveRun {
  /** All was told, and what was to be written was. */
  public static final int DONE = 0;

  /** Something would be written. */
  public static final int DIFFERENT = 1;

  /** Something could not be read, told or written. */
  public static final int FAILED = 2;

  private final ManifestResolver resolver;
  private final PrintWriter said;
  private boolean hasFailed;

  /** Resolves so, and says there what keeps documents as they are. */
  public ResolveRun(ManifestResolver resolver, PrintWriter said) {
    this.resolver = resolver;
    this.said = said;
  }

  /** Prints all documents; the exit code. */
  public int print(ManifestFiles files, PrintWriter out) {
    run(files, new JoinedOutput(out));
    return hasFailed ? FAILED : DONE;
  }

  /** Prints what would be written; the exit code. */
  public int diff(ManifestFiles files, PrintWriter out) {
    DiffOutput diff = new DiffOutput(out);
    run(files, diff);
    if (hasFailed) {
      return FAILED;
    }
    return diff.hasChanges() ? DIFFERENT : DONE;
  }

  /** Writes into the files; the exit code. */
  public int inPlace(ManifestFiles files) {
    run(files, new InPlaceOutput(said));
    return hasFailed ? FAILED : DONE;
  }

  private void run(ManifestFiles files, ResolvedOutput output) {
    files.missing().forEach(missing -> fail(missing.name(), missing.reason()));
    files.passedOver().forEach(passed -> say(Problem.remark(passed.name(), passed.reason())));
    for (ManifestFile file : files.files()) {
      try {
        run(file, output);
      } catch (IOException e) {
        fail(file.name(), "cannot be written: " + e.getMessage());
      }
    }
  }

  private void run(ManifestFile file, ResolvedOutput output) throws IOException {
    output.begin(file);
    boolean isWhole = false;
    try (DocumentSplitter documents = file.documents()) {
      Optional<RawDocument> raw = documents.next();
      while (raw.isPresent() && !raw.get().isCut()) {
        add(file, raw.get(), output);
        raw = documents.next();
      }
      isWhole = raw.isEmpty();
      if (!isWhole) {
        resolver.resolve(file, raw.get()).problems().forEach(this::say);
        fail(file.name(), "is left there: nothing of it from that document on is given out");
      }
    } catch (InputException e) {
      fail(file.name(), e.getMessage());
    } finally {
      if (!isWhole) {
        output.abandon();
      }
    }
    if (isWhole) {
      output.end();
    }
  }

  private void add(ManifestFile file, RawDocument raw, ResolvedOutput output) throws IOException {
    ResolvedDocument resolved = resolver.resolve(file, raw);
    resolved.problems().forEach(this::say);
    if (output.isOfBytes() || isText(raw)) {
      output.add(resolved);
    } else {
      Place place = new Place(file.name(), raw.firstLine(), 1);
      say(Problem.failure(place, "is left out of what is printed, which is UTF-8"));
    }
  }

  private static boolean isText(RawDocument raw) {
    try {
      DocumentText.of(raw.content(), Integer.MAX_VALUE);
      return true;
    } catch (UnreadableException e) {
      return false;
    }
  }

  private void say(Problem problem) {
    hasFailed |= problem.weight() == Problem.Weight.FAILURE;
    said.println(Printable.line(problem.toString()));
  }

  private void fail(String file, String reason) {
    say(Problem.failure(new Place(file, 1, 1), reason));
  }
}
