package dev.pullpolicy.cli.resolve;

import dev.pullpolicy.cli.manifest.ManifestWorkload;
import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.policy.Resolution;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds fields that are the pull policy of several images, as the {@code stepTemplate} of a Task
 * is, and cannot give each of them what it is to get.
 */
final class SharedFields {
  private SharedFields() {}

  static List<Problem> problems(ManifestWorkload workload, List<Resolution> resolutions) {
    Map<FieldPath, Set<ImagePullPolicy>> given = new TreeMap<>();
    for (Resolution resolution : resolutions) {
      resolution
          .resolved()
          .ifPresent(
              policy ->
                  given
                      .computeIfAbsent(resolution.use().policyPath(), path -> new TreeSet<>())
                      .add(policy));
    }
    return resolutions.stream()
        .filter(resolution -> resolution.change().isPresent())
        .map(resolution -> resolution.use().policyPath())
        .distinct()
        .filter(path -> given.get(path).size() > 1)
        .map(path -> Problem.failure(workload.place(path), sentence(path, given.get(path))))
        .toList();
  }

  private static String sentence(FieldPath path, Set<ImagePullPolicy> policies) {
    String words =
        policies.stream().map(ImagePullPolicy::toString).collect(Collectors.joining(" and "));
    return "%s is one field for several images, which are to get %s; give each a field of its own"
        .formatted(path, words);
  }
}
