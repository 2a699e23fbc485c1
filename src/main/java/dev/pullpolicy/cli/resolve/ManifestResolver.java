package dev.pullpolicy.cli.resolve;

import dev.pullpolicy.cli.manifest.ManifestDocument;
import dev.pullpolicy.cli.manifest.ManifestDocument.Left;
import dev.pullpolicy.cli.manifest.ManifestDocument.OfWorkload;
import dev.pullpolicy.cli.manifest.ManifestDocument.Unreadable;
import dev.pullpolicy.cli.manifest.ManifestFile;
import dev.pullpolicy.cli.manifest.ManifestReader;
import dev.pullpolicy.cli.manifest.ManifestWorkload;
import dev.pullpolicy.cli.manifest.RawDocument;
import dev.pullpolicy.policy.Decider;
import dev.pullpolicy.policy.Evaluation;
import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.policy.ImageUse;
import dev.pullpolicy.policy.Printable;
import dev.pullpolicy.policy.PullPolicyChange;
import dev.pullpolicy.policy.Resolution;
import dev.pullpolicy.report.Place;
import dev.pullpolicy.yaml.JsonDocument;
import dev.pullpolicy.yaml.UnreadableException;
import dev.pullpolicy.yaml.WrittenDocument;
import dev.pullpolicy.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the policies of a document's workloads into its text. */
public final class ManifestResolver {
  private final ManifestReader reader;
  private final WorkloadResolver workloads;

  /** Reads documents so, and decides about workloads so. */
  public ManifestResolver(ManifestReader reader, WorkloadResolver workloads) {
    this.reader = reader;
    this.workloads = workloads;
  }

  /** The document with its policies; as it is where something of it cannot be told. */
  ResolvedDocument resolve(ManifestFile file, RawDocument raw) {
    ManifestDocument document = reader.read(file, raw);
    List<Problem> problems = new ArrayList<>();
    List<WantedPolicy> wanted = wanted(document, problems);
    boolean hasFailed = problems.stream().anyMatch(p -> p.weight() == Problem.Weight.FAILURE);
    if (wanted.isEmpty() || hasFailed) {
      return ResolvedDocument.untouched(raw, problems);
    }
    EditedDocument edited = editor(file, raw, document.root().orElseThrow()).write(wanted);
    if (edited instanceof EditedDocument.Edited done) {
      return new ResolvedDocument(raw, Optional.of(done), problems);
    }
    for (Refusal refusal : ((EditedDocument.Refused) edited).refusals()) {
      int line = raw.firstLine() + refusal.at().line() - 1;
      Place place = new Place(file.name(), line, refusal.at().column());
      problems.add(Problem.failure(place, refusal.message()));
    }
    return ResolvedDocument.untouched(raw, problems);
  }

  private List<WantedPolicy> wanted(ManifestDocument document, List<Problem> problems) {
    List<WantedPolicy> wanted = new ArrayList<>();
    Optional<ObjectPaths> paths = document.root().map(ObjectPaths::new);
    for (ManifestDocument.Part part : document.parts()) {
      if (part instanceof OfWorkload found) {
        FieldPath object = paths.orElseThrow().of(found.workload().node());
        wanted.addAll(wanted(found.workload(), object, problems));
      } else if (part instanceof Unreadable unreadable) {
        problems.add(Problem.failure(unreadable.place(), unreadable.message()));
      } else if (part instanceof Left left) {
        problems.add(Problem.remark(left.skipped().place(), left.skipped().reason()));
      }
    }
    return wanted;
  }

  private List<WantedPolicy> wanted(
      ManifestWorkload workload, FieldPath object, List<Problem> problems) {
    List<Resolution> decided = new ArrayList<>();
    for (Evaluation<Resolution> evaluation : workloads.resolve(workload)) {
      if (evaluation instanceof Evaluation.Decided<Resolution> results) {
        decided.addAll(results.results());
      } else if (evaluation instanceof Evaluation.Undecided<Resolution> undecided) {
        problems.add(Problem.failure(workload.place(), undecided.reason()));
      }
    }
    SharedFields.problems(workload, decided).forEach(problems::add);
    List<PullPolicyChange> changes =
        decided.stream().flatMap(resolution -> resolution.change().stream()).toList();
    changes.stream()
        .filter(ManifestResolver::isUncertain)
        .map(change -> leftAlone(workload, change.use()))
        .forEach(problems::add);
    return changes.stream()
        .filter(change -> !isUncertain(change))
        .map(change -> wanted(object, change))
        .toList();
  }

  /**
   * Whether the change is the default of a text that is no reference: often one that somebody has
   * yet to fill in, {@code ${IMAGE}}, and the default of what it will be is not known.
   */
  private static boolean isUncertain(PullPolicyChange change) {
    return !change.use().image().isValid() && change.decider().kind() != Decider.Kind.OVERRIDE;
  }

  private static Problem leftAlone(ManifestWorkload workload, ImageUse use) {
    return Problem.remark(
        workload.place(use.imagePath()),
        "%s is no image reference, so no default is written for it"
            .formatted(Printable.quoted(use.image().written())));
  }

  private static WantedPolicy wanted(FieldPath object, PullPolicyChange change) {
    return new WantedPolicy(
        object.then(change.use().imagePath()), object.then(change.use().policyPath()), change.to());
  }

  /** A document that has been read as JSON is to stay JSON: YAML would allow more. */
  private DocumentEditor editor(ManifestFile file, RawDocument raw, YamlNode root) {
    String text = new String(raw.content(), StandardCharsets.UTF_8);
    if (json(text).isPresent()) {
      return new DocumentEditor(
          new SourceDocument(text, root, WrittenDocument.ofJson(root)), ManifestResolver::json);
    }
    return new DocumentEditor(
        new SourceDocument(text, root, WrittenDocument.of(text)),
        edited -> read(file, raw, edited));
  }

  private Optional<YamlNode> read(ManifestFile file, RawDocument raw, String edited) {
    byte[] content = edited.getBytes(StandardCharsets.UTF_8);
    return reader
        .read(file, new RawDocument(raw.separator(), content, raw.firstLine(), false))
        .root();
  }

  private static Optional<YamlNode> json(String text) {
    try {
      return Optional.of(
          JsonDocument.read(text.getBytes(StandardCharsets.UTF_8), ManifestReader.RULES));
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }
}
