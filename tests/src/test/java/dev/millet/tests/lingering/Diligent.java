package dev.millet.tests.lingering;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.JobRun;
import dev.millet.api.jobs.Next;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import java.time.Duration;
import java.util.List;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * A module whose job goes on until somebody waits for its end; one that has been told to be
 * stubborn goes on for longer. What it does is noted in a property of the process.
 */
public final class Diligent implements BundleActivator, Contributor {

  /** The property: a line with a version and what it did for each event. */
  public static final String NOTES = "millet.test.diligent";

  /** The property that makes a run heed nobody; how long, in milliseconds. */
  public static final String STUBBORN = "millet.test.diligent.stubborn";

  /** How long a run takes to come to its end. */
  private static final long LAST_STEPS_MILLIS = 300;

  private String version;

  @Override
  public void start(BundleContext context) {
    version = context.getBundle().getVersion().toString();
    context.registerService(Contributor.class, this, null);
  }

  @Override
  public void stop(BundleContext context) {}

  @Override
  public List<Contribution> contributions() {
    return List.of(
        new Job("diligent.work", Duration.ofDays(1), this::work),
        Route.get(
            "/api/v1/diligent",
            Permission.PUBLIC,
            RouteDocument.of("Which version answers"),
            request -> Reply.text(version)));
  }

  private Next work(JobRun run) throws InterruptedException {
    note("begins");
    try {
      long stubborn = Long.getLong(STUBBORN, 0);
      if (stubborn > 0) {
        Thread.sleep(stubborn);
        return Next.NOW;
      }
      while (!run.isEnding()) {
        Thread.sleep(10);
      }
      Thread.sleep(LAST_STEPS_MILLIS);
      return Next.NOW;
    } finally {
      note("ends");
    }
  }

  private void note(String what) {
    synchronized (System.getProperties()) {
      String before = System.getProperty(NOTES, "");
      System.setProperty(NOTES, before + version + " " + what + "\n");
    }
  }
}
