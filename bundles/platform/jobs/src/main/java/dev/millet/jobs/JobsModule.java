package dev.millet.jobs;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.modules.HealthCheck;
import dev.millet.platform.api.jobs.JobState;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows administrators how the jobs are doing, and lets them run one at once. */
@Component(service = Contributor.class)
public final class JobsModule implements Contributor {

  private static final Permission ADMINISTER = Permission.toAdminister("jobs.administer");
  private static final String ROOT = "/api/v1/jobs";

  private final JobsCore core;

  record JobList(List<JobState> items) {}

  @Activate
  public JobsModule(@Reference JobsCore core) {
    this.core = core;
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(
        Route.get(
            ROOT,
            ADMINISTER,
            RouteDocument.of("Jobs: when they run, and how it went").giving(200, JobList.class),
            request -> Reply.json(new JobList(core.states()))),
        new HealthCheck("overdue", core::overdue),
        Route.post(
            ROOT + "/{name}/run",
            ADMINISTER,
            RouteDocument.of("Run a job at once")
                .describing("It is due from now on, and begins as soon as a thread is free.")
                .giving(202, null)
                .problems("jobs.runs", "jobs.finished"),
            this::run));
  }

  private Reply run(Request request) {
    String name = request.parameter("name");
    switch (core.runNow(name)) {
      case YES:
        return Reply.empty(202);
      case RUNS:
        throw Problem.of(
                409,
                "jobs.runs",
                "The job runs already",
                "Wait for the end of " + name + "; GET " + ROOT + " tells when it is over.")
            .toException();
      case FINISHED:
        throw Problem.of(
                409,
                "jobs.finished",
                "The job has finished",
                name + " did all it was for, and never runs again.")
            .toException();
      default:
        throw Problem.notFound("No active module has a job " + name + ".").toException();
    }
  }
}
