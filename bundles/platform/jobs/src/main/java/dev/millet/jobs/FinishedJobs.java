package dev.millet.jobs;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Set;

/** The jobs that never run again. Thread-safe. */
final class FinishedJobs {

  private static final String ADD =
      """
      MERGE INTO jobs_finished AS f
      USING (VALUES (CAST(:name AS VARCHAR(100)), CAST(:at AS TIMESTAMP(6) WITH TIME ZONE)))
        AS n (name, finished_at)
      ON f.name = n.name
      WHEN NOT MATCHED THEN INSERT (name, finished_at) VALUES (n.name, n.finished_at)
      """;

  private static final String ADD_POSTGRESQL =
      """
      INSERT INTO jobs_finished (name, finished_at) VALUES (:name, :at)
      ON CONFLICT (name) DO NOTHING
      """;

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

  /** Returns whether a job never runs again. */
  boolean has(String name) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT name FROM jobs_finished WHERE name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .findOne()
                .isPresent());
  }

  /** Notes that a job has finished; one that had finished before stays so. */
  void add(String name) {
    database.write(
        handle ->
            handle
                .createUpdate(database.dialect() == Dialect.POSTGRESQL ? ADD_POSTGRESQL : ADD)
                .bind("name", name)
                .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                .execute());
  }
}
