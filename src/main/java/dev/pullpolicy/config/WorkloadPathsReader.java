package dev.pullpolicy.config;

import dev.pullpolicy.policy.Printable;
import dev.pullpolicy.policy.WorkloadPaths;
import dev.pullpolicy.policy.WorkloadPaths.ImagePaths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code workloads}: where custom resources name their images. */
final class WorkloadPathsReader {
  /** The custom resources in use have a dozen at most; each is compared with each. */
  private static final int MAX_PATHS = 100;

  private final Map<String, Field> resources = new HashMap<>();

  /** The paths of one custom resource. */
  Optional<WorkloadPaths> read(Field entry) {
    return entry.fields("resource", "podTemplates", "images").flatMap(this::workload);
  }

  private Optional<WorkloadPaths> workload(Fields fields) {
    Optional<String> resource = fields.required("resource").flatMap(this::resource);
    Optional<Field> podTemplates = fields.optional("podTemplates");
    Optional<Field> images = fields.optional("images");
    if (podTemplates.isEmpty() && images.isEmpty()) {
      fields.problem("has neither podTemplates nor images; write one of them");
    }
    Overlaps overlaps = new Overlaps();
    List<String> templates =
        podTemplates.map(f -> f.<String>list(path -> judged(path, overlaps))).orElse(List.of());
    List<ImagePaths> pairs =
        images.map(f -> f.<ImagePaths>list(pair -> pair(pair, overlaps))).orElse(List.of());
    return resource.map(name -> new WorkloadPaths(name, templates, pairs));
  }

  private Optional<String> resource(Field field) {
    Optional<String> resource = field.text(WorkloadPathsReader::resourceProblem);
    Optional<Field> before = resource.map(name -> resources.putIfAbsent(name, field));
    before.ifPresent(
        first ->
            field.problem(
                "is %s, as is %s; write one entry for both"
                    .formatted(field.found(), first.path())));
    return resource;
  }

  /** The group of a custom resource has a dot: {@code ValidateCustomResourceDefinitionSpec}. */
  private static Optional<String> resourceProblem(String text) {
    return LabelSyntax.isDnsName(text) && text.chars().filter(c -> c == '.').count() >= 2
        ? Optional.empty()
        : Optional.of(
            "must be plural.group of a custom resource, such as trainjobs.example.com; kinds that"
                + " are built in need no entry");
  }

  private static Optional<ImagePaths> pair(Field entry, Overlaps overlaps) {
    Optional<Fields> fields = entry.fields("image", "pullPolicy");
    Optional<Field> policyField = fields.flatMap(f -> f.optional("pullPolicy"));
    Optional<String> image =
        fields.flatMap(f -> f.required("image")).flatMap(f -> judged(f, overlaps));
    Optional<String> pullPolicy = policyField.flatMap(f -> f.text(WorkloadPath::problem));
    if (image.isPresent() && pullPolicy.isPresent()) {
      requireMatch(policyField.get(), pullPolicy.get(), image.get());
    }
    return image.map(path -> new ImagePaths(path, pullPolicy));
  }

  private static void requireMatch(Field field, String pullPolicy, String image) {
    WorkloadPath policyPath = WorkloadPath.of(pullPolicy);
    WorkloadPath imagePath = WorkloadPath.of(image);
    if (!policyPath.isSingleFor(imagePath)) {
      field.problem(
          "is %s; up to its last \"*\" it must be the same as the image's path %s"
              .formatted(field.found(), Printable.quoted(image)));
    } else if (policyPath.overlaps(imagePath)) {
      field.problem(
          "is %s, the same place as the image's path %s; write where the pull policy stands"
              .formatted(field.found(), Printable.quoted(image)));
    }
  }

  private static Optional<String> judged(Field field, Overlaps overlaps) {
    Optional<String> path = field.text(WorkloadPath::problem);
    path.ifPresent(text -> overlaps.add(field, text));
    return path;
  }

  /** The paths of one resource at which images are judged: none twice. */
  private static final class Overlaps {
    private final List<Field> fields = new ArrayList<>();
    private final List<WorkloadPath> paths = new ArrayList<>();

    void add(Field field, String text) {
      if (paths.size() == MAX_PATHS) {
        field.problem("is beyond %d paths, more than a resource can have".formatted(MAX_PATHS));
        return;
      }
      WorkloadPath path = WorkloadPath.of(text);
      for (int i = 0; i < paths.size(); i++) {
        if (path.overlaps(paths.get(i))) {
          field.problem(
              "is %s, which overlaps %s (%s); an image must be found once"
                  .formatted(field.found(), fields.get(i).found(), fields.get(i).path()));
          return;
        }
      }
      fields.add(field);
      paths.add(path);
    }
  }
}
