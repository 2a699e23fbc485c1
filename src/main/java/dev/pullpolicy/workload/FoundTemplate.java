package dev.pullpolicy.workload;

import dev.pullpolicy.policy.ImageUse;
import dev.pullpolicy.policy.PodFacts;
import java.util.List;
import java.util.Optional;

/** What a path has led to, before the rest of the object is read. */
sealed interface FoundTemplate {

  /** What it is, once all of the object is read; empty where there is nothing to judge yet. */
  Optional<PodTemplate> template(UseTally tally);

  /** A pod template. */
  record Pod(Way way, MetadataReader metadata, PodSpecReader spec) implements FoundTemplate {
    @Override
    public Optional<PodTemplate> template(UseTally tally) {
      PodFacts facts =
          new PodFacts(metadata.readLabels(), spec.nodeSelection(), spec.listsImagePullSecrets());
      return Optional.of(new PodTemplate(way.path(), way.key(), Optional.of(facts), spec.uses()));
    }
  }

  /** An image outside of any template. */
  record Image(ImagePair pair, Way way, String reference) implements FoundTemplate {
    @Override
    public Optional<PodTemplate> template(UseTally tally) {
      ImageUse use = pair.use(way, reference);
      if (tally.setsAside(use)) {
        return Optional.empty();
      }
      return Optional.of(new PodTemplate(use.path(), way.key(), Optional.empty(), List.of(use)));
    }
  }
}
