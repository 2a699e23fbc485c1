package dev.pullpolicy.cli;

import dev.pullpolicy.cli.manifest.ManifestDocument.Left;
import dev.pullpolicy.cli.manifest.ManifestDocument.OfWorkload;
import dev.pullpolicy.cli.manifest.ManifestDocument.Part;
import dev.pullpolicy.cli.manifest.ManifestDocument.Unreadable;
import dev.pullpolicy.cli.manifest.ManifestFile;
import dev.pullpolicy.cli.manifest.ManifestWalk;
import dev.pullpolicy.cli.manifest.ManifestWorkload;
import dev.pullpolicy.policy.ImageUse;
import dev.pullpolicy.policy.PolicyContext;
import dev.pullpolicy.workload.PodTemplate;
import java.io.IOException;

/** Explains every image use of manifests, each in its own context. */
final class ManifestExplainer implements ManifestWalk.Visitor {
  private final Explainer explainer;
  private final Surroundings surroundings;
  private final Listener listener;

  /** Takes explanations, and what there is none for. */
  interface Listener {
    void explained(Explanation explanation) throws IOException;

    /** What is no object, with its place. */
    void left(String sentence);

    /** What cannot be read or told, with its place. */
    void failed(String sentence);
  }

  ManifestExplainer(Explainer explainer, Surroundings surroundings, Listener listener) {
    this.explainer = explainer;
    this.surroundings = surroundings;
    this.listener = listener;
  }

  @Override
  public void file(ManifestFile file) {}

  @Override
  public void part(Part part) throws IOException {
    if (part instanceof OfWorkload found) {
      explain(found.workload());
    } else if (part instanceof Left left) {
      listener.left("%s: %s".formatted(left.skipped().place(), left.skipped().reason()));
    } else if (part instanceof Unreadable unreadable) {
      listener.failed("%s: %s".formatted(unreadable.place(), unreadable.message()));
    }
  }

  private void explain(ManifestWorkload workload) throws IOException {
    Explainer fit = workload.isLetBe() ? explainer.ofLetBe() : explainer;
    for (PodTemplate template : workload.workload().templates()) {
      PolicyContext context = surroundings.context(workload, template.pod());
      for (ImageUse use : template.uses()) {
        explain(fit, workload, use, context);
      }
    }
  }

  private void explain(
      Explainer fit, ManifestWorkload workload, ImageUse use, PolicyContext context)
      throws IOException {
    try {
      listener.explained(
          fit.explain(use, context)
              .at(
                  new Explanation.Origin(
                      workload.place(use.imagePath()),
                      WorkloadChecker.name(workload, surroundings),
                      use)));
    } catch (CommandFailedException e) {
      listener.failed("%s: %s".formatted(workload.place(), e.getMessage()));
    }
  }
}
