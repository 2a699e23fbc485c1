package dev.pullpolicy.admission;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A request that writes a workload, and the policy that it is held against. */
final class WorkloadRequest {
  private static final String POLICY =
      """
      apiVersion: pullpolicy.dev/v1alpha1
      kind: PullPolicy
      enforcement: %s
      staleDefaults: %s
      rules:
        - name: internal-only
          require: {images: ["registry.internal/**"]}
        - name: pinned
          require: {references: [Digest]}
          action: Audit
      workloads:
        - resource: trainjobs.example.com
          images: [{image: spec.image}, {image: spec.more.*}]
      """;

  /** An apply that lists the containers, and no pull policy. */
  private static final String APPLIED =
      """
      "managedFields":[{"manager":"kubectl","operation":"Apply","apiVersion":"v1",
      "fieldsType":"FieldsV1","fieldsV1":{"f:spec":%s}}]
      """;

  private static final String CONTAINERS =
      "{\"f:containers\":{\"k:{\\\"name\\\":\\\"c0\\\"}\":"
          + "{\".\":{},\"f:name\":{},\"f:image\":{}}}}";

  private final String resource;
  private String metadata = "";
  private String more = "";
  private String enforcement = "Enforce";
  private String staleDefaults = "Warn";
  private String declared = "IfNotPresent";
  private String object = "null";
  private String old = "null";
  private Optional<byte[]> body = Optional.empty();

  /** About that resource: {@code deployments.apps}. */
  WorkloadRequest(String resource) {
    this.resource = resource;
  }

  /** About a resource whose pull policies nobody wrote. */
  static WorkloadRequest notWritten(String resource) {
    String fields =
        resource.equals("pods")
            ? CONTAINERS
            : "{\"f:template\":{\"f:spec\":%s}}".formatted(CONTAINERS);
    return new WorkloadRequest(resource).metadata(APPLIED.formatted(fields));
  }

  WorkloadRequest metadata(String fields) {
    metadata = fields;
    return this;
  }

  WorkloadRequest with(String fieldsOfTheRequest) {
    more = fieldsOfTheRequest;
    return this;
  }

  WorkloadRequest under(String word) {
    enforcement = word;
    return this;
  }

  WorkloadRequest staleDefaults(String word) {
    staleDefaults = word;
    return this;
  }

  /** The pull policy of containers. */
  WorkloadRequest declaring(String word) {
    declared = word;
    return this;
  }

  /** A new object with that spec. */
  WorkloadRequest object(String spec) {
    object = whole(spec);
    old = "null";
    return this;
  }

  /** An update from one spec to another. */
  WorkloadRequest object(String before, String spec) {
    object = whole(spec);
    old = whole(before);
    return this;
  }

  WorkloadRequest create(String... images) {
    return object(spec(images));
  }

  /** An update that changes no image. */
  WorkloadRequest update(String... images) {
    return object(spec(images), spec(images));
  }

  WorkloadRequest change(String before, String now) {
    return object(spec(before), spec(now));
  }

  private String spec(String... images) {
    List<String> containers = new ArrayList<>();
    for (String image : images) {
      containers.add(
          "{\"name\":\"c%d\",\"image\":\"%s\",\"imagePullPolicy\":\"%s\"}"
              .formatted(containers.size(), image, declared));
    }
    String pod = "{\"containers\":[%s]}".formatted(String.join(",", containers));
    return resource.equals("pods") ? pod : "{\"template\":{\"spec\":%s}}".formatted(pod);
  }

  private String whole(String spec) {
    return "{\"metadata\":{%s},\"spec\":%s}".formatted(metadata, spec);
  }

  /** The same, with the answer's patch applied. */
  WorkloadRequest patched(Answer answer) {
    body = Optional.of(AdmissionCase.patched(body(), answer));
    return this;
  }

  Answer to(Webhook webhook) {
    return webhook.answer(
        Optional.of("application/json"),
        body(),
        Optional.of(AdmissionCase.inForce(POLICY.formatted(enforcement, staleDefaults))));
  }

  private byte[] body() {
    return body.orElseGet(() -> review().getBytes(StandardCharsets.UTF_8));
  }

  private String review() {
    int dot = resource.indexOf('.');
    return """
    {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"1-2",%s
    "resource":{"group":"%s","version":"v1","resource":"%s"},"kind":{"kind":"K"},
    "operation":"%s","namespace":"shop","name":"web","object":%s,"oldObject":%s}}
    """
        .formatted(
            more,
            dot < 0 ? "" : resource.substring(dot + 1),
            dot < 0 ? resource : resource.substring(0, dot),
            old.equals("null") ? "CREATE" : "UPDATE",
            object,
            old);
  }
}
