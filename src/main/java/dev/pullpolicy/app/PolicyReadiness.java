package dev.pullpolicy.app;

import dev.pullpolicy.source.NamespaceWatch;
import dev.pullpolicy.source.PolicyInForce;
import dev.pullpolicy.source.PolicyStatus;
import dev.pullpolicy.source.PolicyWatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Whether requests may be answered by what is known of the policy, and all that is known of it. */
@Readiness
@ApplicationScoped
class PolicyReadiness implements HealthCheck {
  /** Enough to begin with; the log has all. */
  private static final int PROBLEMS_SHOWN = 20;

  private final PolicyInForce policy;
  private final PolicyWatch watch;
  private final NamespaceWatch namespaces;

  PolicyReadiness(PolicyInForce policy, PolicyWatch watch, NamespaceWatch namespaces) {
    this.policy = policy;
    this.watch = watch;
    this.namespaces = namespaces;
  }

  @Override
  public HealthCheckResponse call() {
    PolicyStatus status = policy.status();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("policy")
            .status(status.isReady())
            .withData("state", status.state().toString())
            .withData("message", status.sentence())
            .withData("origin", status.origin())
            .withData("since", status.since().toString());
    status.inForce().ifPresent(inForce -> response.withData("sha256", inForce.digest()));
    watch.lastKnownGood().ifPresent(at -> response.withData("lastConfirmed", at.toString()));
    describeProblems(status, response);
    if (status.needsNamespaceLabels()) {
      response.withData("namespaces", namespaces.describe());
    }
    return response.build();
  }

  private static void describeProblems(PolicyStatus status, HealthCheckResponseBuilder response) {
    List<String> problems = status.problems();
    for (int i = 0; i < Math.min(problems.size(), PROBLEMS_SHOWN); i++) {
      response.withData("problem." + (i + 1), problems.get(i));
    }
    if (problems.size() > PROBLEMS_SHOWN) {
      response.withData("problems", status.problemCount());
    }
  }
}
