package dev.pullpolicy.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pullpolicy.policy.ContainerType;
import dev.pullpolicy.policy.ImageUse;
import dev.pullpolicy.policy.WorkloadPaths;
import dev.pullpolicy.workload.PodTemplate;
import dev.pullpolicy.workload.Reading;
import dev.pullpolicy.workload.Workload;
import dev.pullpolicy.workload.WorkloadKind;
import dev.pullpolicy.workload.WorkloadShapes;
import dev.pullpolicy.workload.WrittenPaths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pods that controllers make of a workload, as requests of their own. */
final class MadePods {
  /** As a real controller manager asks; the accounts of other controllers are not known. */
  private static final Map<String, String> CONTROLLERS =
      Map.of(
          "deployments", "kube-system:replicaset-controller",
          "replicasets", "kube-system:replicaset-controller",
          "statefulsets", "kube-system:statefulset-controller",
          "daemonsets", "kube-system:daemon-set-controller",
          "jobs", "kube-system:job-controller",
          "cronjobs", "kube-system:job-controller",
          "replicationcontrollers", "kube-system:replication-controller");

  private MadePods() {}

  /** Where the object of a request names images; empty where that is not known, or no JSON. */
  static Optional<WorkloadPaths> paths(AdmissionCase fixture) {
    ReviewReading review = ReviewReader.read(fixture.request(), shapes(fixture));
    if (!(review instanceof ReviewReading.Whole)
        || !(review.request().object().orElse(null) instanceof Reading.Found)
        || !isTree(fixture.request())) {
      return Optional.empty();
    }
    String group = review.request().resource().group();
    String plural = review.request().resource().plural();
    Optional<WorkloadPaths> written =
        fixture.policy().stream()
            .flatMap(basis -> basis.snapshot().evaluator().policy().workloads().stream())
            .filter(paths -> paths.resource().equals(WorkloadKind.resource(group, plural)))
            .findFirst();
    return written.or(() -> WorkloadKind.of(group, plural).map(WrittenPaths::of));
  }

  /** Broken characters in what is passed over are no matter to the program. */
  private static boolean isTree(byte[] request) {
    try {
      return AdmissionCase.JSON.readTree(request).isObject();
    } catch (IOException e) {
      return false;
    }
  }

  static WorkloadShapes shapes(AdmissionCase fixture) {
    return fixture
        .policy()
        .map(basis -> WorkloadShapes.of(basis.snapshot().evaluator().policy().workloads()))
        .orElse(WorkloadShapes.BUILT_IN);
  }

  /** What is read of the object of a request. */
  static Workload object(AdmissionCase fixture, byte[] request) {
    Optional<Reading> reading = ReviewReader.read(request, shapes(fixture)).request().object();
    return ((Reading.Found) reading.orElseThrow()).workload();
  }

  /** The creation of a pod of that template, as its controller asks for it. */
  static byte[] creation(byte[] workload, PodTemplate template) {
    JsonNode request = AdmissionCase.tree(workload).get("request");
    ObjectNode pod = pod(request.get("object"), template);
    ObjectNode review = AdmissionCase.JSON.createObjectNode();
    review.put("apiVersion", "admission.k8s.io/v1").put("kind", "AdmissionReview");
    ObjectNode made = review.putObject("request");
    made.put("uid", "made").put("operation", "CREATE");
    made.set("namespace", request.get("namespace"));
    made.putObject("kind").put("group", "").put("version", "v1").put("kind", "Pod");
    made.putObject("resource").put("group", "").put("version", "v1").put("resource", "pods");
    String plural = request.at("/resource/resource").asText();
    String account = CONTROLLERS.getOrDefault(plural, "shop:shop-controller");
    made.putObject("userInfo").put("username", "system:serviceaccount:" + account);
    made.set("object", pod);
    return new ApiServerDefaults(WrittenPaths.of(WorkloadKind.POD))
        .review(review.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode pod(JsonNode object, PodTemplate template) {
    ObjectNode pod = AdmissionCase.JSON.createObjectNode();
    pod.put("apiVersion", "v1").put("kind", "Pod");
    ObjectNode metadata = pod.putObject("metadata").put("generateName", "made-");
    if (template.pod().isPresent()) {
      JsonNode made = object.at(template.path().toJsonPointer());
      metadata.set("labels", made.path("metadata").path("labels"));
      pod.set("spec", made.get("spec").deepCopy());
    } else {
      bare(pod.putObject("spec"), template.uses());
    }
    return pod;
  }

  private static void bare(ObjectNode spec, List<ImageUse> uses) {
    for (ImageUse use : uses) {
      boolean isVolume = use.type() == ContainerType.IMAGE_VOLUME;
      String list =
          isVolume
              ? "volumes"
              : use.type() == ContainerType.INIT_CONTAINER ? "initContainers" : "containers";
      ObjectNode entry = spec.withArray(list).addObject().put("name", use.name());
      ObjectNode place = isVolume ? entry.putObject("image") : entry;
      place.put(use.type().imageField(), use.image().written());
      use.declaredText().ifPresent(text -> place.put(use.type().policyField(), text));
    }
  }
}
