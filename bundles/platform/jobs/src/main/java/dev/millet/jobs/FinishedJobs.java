package dev.millet.jobs;

import dev.millet.api.database.Database;
import java.time.InstantSource;
import java.util.Set;

/** The jobs that never run again. Thread-safe. */
final class FinishedJobs {

  private final Database database;
  private final InstantSource clock;

  FinishedJobs(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  Set<String> names() {
    return database.read(
        handle -> handle.createQuery("SELECT name FROM jobs_finished").mapTo(String.class).set());
  }

  /** Notes that a job has finished. One that died before it was taken off may finish once more. */
  void add(String name) {
    database.write(
        handle -> {
          handle
              .createUpdate("DELETE FROM jobs_finished WHERE name = :name")
              .bind("name", name)
              .execute();
          return handle
              .createUpdate("INSERT INTO jobs_finished (name, finished_at) VALUES (:name, :at)")
              .bind("name", name)
              .bind("at", clock.instant())
              .execute();
        });
  }
}
