package dev.pullpolicy.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pullpolicy.policy.WorkloadPaths;
import dev.pullpolicy.policy.WorkloadPaths.ImagePaths;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Fills in pull policies as the API server does, on the JSON of a review and by rules of its own:
 * it shares nothing with the program but the paths of the resources. Written after {@code
 * SetDefaults_Container} and {@code SetDefaults_Volume} in {@code pkg/apis/core/v1/defaults.go}.
 *
 * <p>Nobody does that to a custom resource; the pods that are made of it have the same defaults.
 */
final class ApiServerDefaults {
  private static final List<String> CONTAINERS =
      List.of("initContainers", "containers", "ephemeralContainers");

  /** Of Tekton's tasks and of Argo's workflows. */
  private static final List<String> HANDED_DOWN = List.of("stepTemplate", "templateDefaults");

  private static final Pattern HOST = Pattern.compile("localhost|.*[.:A-Z].*");
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
  private static final Pattern LEGAL_HOST =
      Pattern.compile("(?:\\[[0-9a-fA-F:]++]|%s(?:\\.%s)*)(?::[0-9]++)?".formatted(LABEL, LABEL));
  private static final Pattern COMPONENT =
      Pattern.compile("[a-z0-9]++(?:(?:\\.|__?|-++)[a-z0-9]++)*+");
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}+");
  private static final Pattern DIGEST =
      Pattern.compile("sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128}");
  private static final Pattern ID = Pattern.compile("[a-f0-9]{64}");
  private static final int MAX_PATH = 255;

  private final WorkloadPaths paths;

  ApiServerDefaults(WorkloadPaths paths) {
    this.paths = paths;
  }

  /** The review with all defaults of both objects. */
  byte[] review(byte[] request) {
    JsonNode review = AdmissionCase.tree(request);
    fillIn(review.at("/request/object"));
    fillIn(review.at("/request/oldObject"));
    return review.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Fills in all defaults of an object. */
  void fillIn(JsonNode object) {
    for (String path : paths.podTemplates()) {
      follow(object, segments(path), template -> podSpec(template.path("spec")));
    }
    if (!handsDown(object)) {
      paths.images().forEach(pair -> image(object, pair));
    }
  }

  /** Whether a container that says nothing has what another says: the controller merges them. */
  private static boolean handsDown(JsonNode object) {
    return HANDED_DOWN.stream()
        .anyMatch(field -> !object.findPath(field).findPath("imagePullPolicy").isMissingNode());
  }

  private static void podSpec(JsonNode spec) {
    for (String list : CONTAINERS) {
      spec.path(list).forEach(container -> fillIn(container, "image", "imagePullPolicy"));
    }
    spec.path("volumes").forEach(volume -> fillIn(volume.path("image"), "reference", "pullPolicy"));
  }

  private static void image(JsonNode object, ImagePaths pair) {
    String image = pair.image();
    Optional<String> policy = pair.pullPolicy();
    int end = image.lastIndexOf('.');
    if (policy.isPresent() && policy.get().startsWith(image.substring(0, end + 1))) {
      String field = policy.get().substring(end + 1);
      follow(
          object,
          segments(image.substring(0, end)),
          place -> fillIn(place, image.substring(end + 1), field));
    }
  }

  private interface Found {
    void at(JsonNode place);
  }

  private static List<String> segments(String path) {
    return path.isEmpty() ? List.of() : List.of(path.split("\\."));
  }

  private static void follow(JsonNode from, List<String> path, Found found) {
    if (path.isEmpty()) {
      found.at(from);
    } else if (path.get(0).equals("*")) {
      from.forEach(entry -> follow(entry, path.subList(1, path.size()), found));
    } else if (from.has(path.get(0))) {
      follow(from.get(path.get(0)), path.subList(1, path.size()), found);
    }
  }

  private static void fillIn(JsonNode place, String imageField, String policyField) {
    JsonNode image = place.path(imageField);
    boolean isEmpty =
        place.path(policyField).asText("").isEmpty() && !place.path(policyField).isContainerNode();
    if (place instanceof ObjectNode fields
        && isEmpty
        && (image.isTextual() || policyField.equals("imagePullPolicy"))) {
      fields.put(policyField, pullPolicy(image.asText("")));
    }
  }

  /** What an empty pull policy becomes for that image. */
  static String pullPolicy(String image) {
    int at = image.indexOf('@');
    String named = at < 0 ? image : image.substring(0, at);
    int colon = named.indexOf(':', named.lastIndexOf('/') + 1);
    String name = colon < 0 ? named : named.substring(0, colon);
    String tag = colon < 0 ? "" : named.substring(colon + 1);
    boolean isValid =
        isName(name)
            && !ID.matcher(image).matches()
            && (colon < 0 || TAG.matcher(tag).matches())
            && (at < 0 || DIGEST.matcher(image.substring(at + 1)).matches());
    boolean isLatest = tag.equals("latest") || (colon < 0 && at < 0);
    return isValid && isLatest ? "Always" : "IfNotPresent";
  }

  private static boolean isName(String name) {
    int slash = name.indexOf('/');
    boolean hasHost = slash > 0 && HOST.matcher(name.substring(0, slash)).matches();
    String host = hasHost ? name.substring(0, slash) : "docker.io";
    String rest = hasHost ? name.substring(slash + 1) : name;
    boolean isOfTheLibrary = host.equals("docker.io") && !rest.contains("/");
    String path = isOfTheLibrary ? "library/" + rest : rest;
    String all = LEGAL_HOST.matcher(host).matches() ? path : name;
    return all.length() <= MAX_PATH
        && List.of(all.split("/", -1)).stream().allMatch(part -> COMPONENT.matcher(part).matches());
  }
}
