package dev.pullpolicy.workload;

import dev.pullpolicy.policy.WorkloadPaths.ImagePaths;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The kinds that are read without being told how, by the Go types of their public APIs. Where a
 * policy document has an entry for one of the custom resources, the entry stands in its place
 * ({@link WorkloadShapes}).
 *
 * <p>Kubernetes' own: {@code k8s.io/api}, {@code core/v1}, {@code apps/v1} and {@code batch/v1}
 * {@code types.go}. A ReplicationController, a PodTemplate or a Rollout may have no template.
 */
public enum WorkloadKind {
  /** A Pod is its own template. */
  POD("", "pods", "Pod", ""),
  /** {@code apps/v1}. */
  DEPLOYMENT("apps", "deployments", "Deployment", "spec.template"),
  /** {@code apps/v1}. */
  STATEFUL_SET("apps", "statefulsets", "StatefulSet", "spec.template"),
  /** {@code apps/v1}. */
  DAEMON_SET("apps", "daemonsets", "DaemonSet", "spec.template"),
  /** {@code apps/v1}. */
  REPLICA_SET("apps", "replicasets", "ReplicaSet", "spec.template"),
  /** {@code batch/v1}. */
  JOB("batch", "jobs", "Job", "spec.template"),
  /** {@code batch/v1}. */
  CRON_JOB("batch", "cronjobs", "CronJob", "spec.jobTemplate.spec.template"),
  /** {@code core/v1}. */
  REPLICATION_CONTROLLER("", "replicationcontrollers", "ReplicationController", "spec.template"),
  /** {@code core/v1}. */
  POD_TEMPLATE("", "podtemplates", "PodTemplate", "template"),

  /**
   * Argo Rollouts, {@code pkg/apis/rollouts/v1alpha1/types.go}, checked at v1.8.3. A {@code
   * workloadRef} stands instead of the template: it names a Deployment or the like, which is judged
   * itself. The experiments of steps take the Rollout's templates, and name none.
   */
  ROLLOUT("argoproj.io", "rollouts", "Rollout", List.of("spec.template"), List.of()),
  /** Argo Workflows: {@link ArgoPaths}. One that a CronWorkflow makes has a controller. */
  WORKFLOW("argoproj.io", "workflows", "Workflow", List.of(), ArgoPaths.workflow("spec")),
  /** Argo Workflows, {@code cron_workflow_types.go}. */
  CRON_WORKFLOW(
      "argoproj.io",
      "cronworkflows",
      "CronWorkflow",
      List.of(),
      ArgoPaths.workflow("spec.workflowSpec")),
  /** Argo Workflows, {@code workflow_template_types.go}. */
  WORKFLOW_TEMPLATE(
      "argoproj.io",
      "workflowtemplates",
      "WorkflowTemplate",
      List.of(),
      ArgoPaths.workflow("spec")),
  /** Argo Workflows, {@code cluster_workflow_template_types.go}. */
  CLUSTER_WORKFLOW_TEMPLATE(
      "argoproj.io",
      "clusterworkflowtemplates",
      "ClusterWorkflowTemplate",
      List.of(),
      ArgoPaths.workflow("spec")),
  /**
   * Tekton, {@code pkg/apis/pipeline/v1/task_types.go} at 5595a7f and {@code container_types.go} at
   * 03a2883. Steps take what they do not say from {@code stepTemplate} ({@code
   * MergeStepsWithStepTemplate}), sidecars do not. A step without an image has that of the {@code
   * stepTemplate}, which is judged once, where it stands. A {@code ref} names a StepAction.
   */
  TASK(
      "tekton.dev",
      "tasks",
      "Task",
      List.of(),
      List.of(
          BareImage.container("spec.stepTemplate"),
          BareImage.container("spec.steps.*").inheriting("spec.stepTemplate"),
          BareImage.container("spec.sidecars.*"),
          BareImage.volume("spec.volumes.*"))),
  /**
   * Knative, {@code pkg/apis/serving/v1}, checked at knative.dev/serving v0.51.0: a {@code
   * RevisionTemplateSpec} has a pod's spec in it. The Configuration and the Revisions that come of
   * it have controllers.
   */
  KNATIVE_SERVICE(
      "serving.knative.dev", "services", "Service", List.of("spec.template"), List.of()),
  /** KubeRay, {@code raycluster_types.go}. One of a RayJob or a RayService has a controller. */
  RAY_CLUSTER(
      "ray.io",
      "rayclusters",
      "RayCluster",
      RayPaths.templates("spec"),
      List.of(RayPaths.autoscaler("spec"))),
  /** KubeRay, {@code rayjob_types.go}. */
  RAY_JOB(
      "ray.io",
      "rayjobs",
      "RayJob",
      RayPaths.jobTemplates("spec"),
      List.of(RayPaths.autoscaler("spec.rayClusterSpec"))),
  /** KubeRay, {@code raycronjob_types.go}. */
  RAY_CRON_JOB(
      "ray.io",
      "raycronjobs",
      "RayCronJob",
      RayPaths.jobTemplates("spec.jobTemplate"),
      List.of(RayPaths.autoscaler("spec.jobTemplate.rayClusterSpec"))),
  /** KubeRay, {@code rayservice_types.go}. */
  RAY_SERVICE(
      "ray.io",
      "rayservices",
      "RayService",
      RayPaths.templates("spec.rayClusterConfig"),
      List.of(RayPaths.autoscaler("spec.rayClusterConfig"))),
  /**
   * JobSet, {@code api/jobset/v1alpha2/jobset_types.go}, checked at 816ba51 and 0336a8f (later).
   * One of a TrainJob has a controller.
   */
  JOB_SET(
      "jobset.x-k8s.io",
      "jobsets",
      "JobSet",
      List.of("spec.replicatedJobs.*.template.spec.template"),
      List.of()),
  /**
   * LeaderWorkerSet, {@code api/leaderworkerset/v1/leaderworkerset_types.go}, checked at 47a6181.
   * Leaders without a template of their own take that of the workers.
   */
  LEADER_WORKER_SET(
      "leaderworkerset.x-k8s.io",
      "leaderworkersets",
      "LeaderWorkerSet",
      List.of(
          "spec.leaderWorkerTemplate.leaderTemplate", "spec.leaderWorkerTemplate.workerTemplate"),
      List.of()),
  /**
   * Kubeflow Trainer, {@code pkg/apis/trainer/v1alpha1/trainjob_types.go}: the trainer's image, and
   * the volumes of patches; neither a patch nor an initializer names another image. Patches were
   * {@code podSpecOverrides} in v2.0, {@code podTemplateOverrides} in v2.1 and are {@code
   * runtimePatches} since v2.2; checked at v2.0.0, v2.1.0 and v2.2.0. The pull policy of the
   * trainer's image is that of the runtime's container, an object that is not at hand.
   */
  TRAIN_JOB(
      "trainer.kubeflow.org",
      "trainjobs",
      "TrainJob",
      List.of(
          "spec.podTemplateOverrides.*",
          "spec.runtimePatches.*.trainingRuntimeSpec.template.spec.replicatedJobs.*"
              + ".template.spec.template"),
      List.of(
          BareImage.of(new ImagePaths("spec.trainer.image", Optional.empty())),
          BareImage.volume("spec.podSpecOverrides.*.volumes.*"))),
  /** Kubeflow Trainer, {@code trainingruntime_types.go}: a JobSet in a template; v2.0 to v2.2. */
  TRAINING_RUNTIME(
      "trainer.kubeflow.org",
      "trainingruntimes",
      "TrainingRuntime",
      List.of("spec.template.spec.replicatedJobs.*.template.spec.template"),
      List.of()),
  /** Kubeflow Trainer, the same for all namespaces. */
  CLUSTER_TRAINING_RUNTIME(
      "trainer.kubeflow.org",
      "clustertrainingruntimes",
      "ClusterTrainingRuntime",
      List.of("spec.template.spec.replicatedJobs.*.template.spec.template"),
      List.of());

  private static final Map<String, WorkloadKind> BY_RESOURCE =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(WorkloadKind::resource, Function.identity()));

  private static final Map<String, WorkloadKind> BY_KIND =
      Arrays.stream(values())
          .collect(
              Collectors.toUnmodifiableMap(
                  each -> resource(each.group, each.kind), Function.identity()));

  private final String group;
  private final String plural;
  private final String kind;

  /** No shape changes once it is made, though the collections in it are not of immutable types. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final WorkloadShape shape;

  WorkloadKind(String group, String plural, String kind, String podTemplate) {
    this(group, plural, kind, WorkloadShape.kubernetes(resource(group, plural), podTemplate));
  }

  WorkloadKind(
      String group, String plural, String kind, List<String> podTemplates, List<BareImage> images) {
    this(group, plural, kind, WorkloadShape.builtIn(resource(group, plural), podTemplates, images));
  }

  WorkloadKind(String group, String plural, String kind, WorkloadShape shape) {
    this.group = group;
    this.plural = plural;
    this.kind = kind;
    this.shape = shape;
  }

  /** The kind of a resource as URLs name it, without its version. */
  public static Optional<WorkloadKind> of(String group, String plural) {
    return Optional.ofNullable(BY_RESOURCE.get(resource(group, plural)));
  }

  /** The kind as manifests name it, without the version of its group. */
  public static Optional<WorkloadKind> ofKind(String group, String kind) {
    return Optional.ofNullable(BY_KIND.get(resource(group, kind)));
  }

  /** Whether there is a kind of that name in whatever group. */
  static boolean isKind(String kind) {
    return Arrays.stream(values()).anyMatch(each -> each.kind.equals(kind));
  }

  /** {@code plural.group}; the plural alone in the core group. */
  public static String resource(String group, String plural) {
    return group.isEmpty() ? plural : plural + "." + group;
  }

  /** {@code deployments.apps}. */
  public String resource() {
    return resource(group, plural);
  }

  /** The API group; empty for the core group. */
  public String group() {
    return group;
  }

  /** The name in URLs. */
  public String plural() {
    return plural;
  }

  /** Whether Kubernetes itself has this kind; the others are custom resources. */
  public boolean isKubernetes() {
    return shape.schema() == Schema.KUBERNETES;
  }

  /** Whether its objects are in namespaces. */
  public boolean isNamespaced() {
    return this != CLUSTER_WORKFLOW_TEMPLATE && this != CLUSTER_TRAINING_RUNTIME;
  }

  /** Where its objects name images. */
  public WorkloadShape shape() {
    return shape;
  }

  /** As selectors name it: {@code Deployment}, {@code argoproj.io/Rollout}. */
  @Override
  public String toString() {
    return isKubernetes() ? kind : group + "/" + kind;
  }
}
