package dev.millet.api.database;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.framework.Bundle;

/**
 * The numbered SQL files of bundles ({@code db/NNNN-what-it-does.sql}, optionally {@code
 * NNNN-what-it-does.hsqldb.sql} and {@code .postgresql.sql} where the statement must differ). Run
 * at start for every bundle that is installed, and by an upgrade; nowhere else. Thread-safe.
 */
@ProviderType
public interface Migrations {

  /** The steps that a bundle brings and the database has not had yet, in order. */
  List<MigrationStep> pending(Bundle bundle);

  /**
   * Applies the pending steps of a bundle under a lock that holds across processes.
   *
   * @return the applied steps
   * @throws DatabaseException naming module, file and statement when a step fails, when an applied
   *     file was changed since, or when a step is not an allowed expand step; the failed step
   *     leaves no trace on PostgreSQL, and at most the effect of its one statement on HSQLDB
   */
  List<MigrationStep> apply(Bundle bundle);
}
