package dev.millet.builds.build;

import dev.millet.api.database.Database;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Complains where builds are scheduled, their time has come, and nobody has released them. */
public final class OverdueReleases implements Callable<Optional<String>> {

  private static final Duration LATE = Duration.ofMinutes(5);
  private static final int FEW = 5;

  private final Database database;
  private final Builds builds;

  /** Makes the check. */
  public OverdueReleases(Database database, Builds builds) {
    this.database = database;
    this.builds = builds;
  }

  @Override
  public Optional<String> call() {
    List<Long> late = database.read(handle -> builds.due(handle, database.now().minus(LATE), FEW));
    return late.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the builds with the ids "
                + late
                + " are overdue: see how the job builds.release went at /api/v1/jobs");
  }
}
