package dev.millet.platform.api.database;

import dev.millet.api.database.DatabaseException;
import java.time.Duration;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.framework.Bundle;

/**
 * The numbered SQL files of bundles ({@code db/NNNN-what-it-does.sql}, optionally {@code
 * NNNN-what-it-does.hsqldb.sql} and {@code .postgresql.sql} where the statement must differ).
 * Thread-safe.
 *
 * <p><b>Expand</b> steps lie in {@code db/}. They add what the version before can live with, and
 * are run at start for every bundle that is installed, and by an upgrade before the new version
 * starts; nowhere else.
 *
 * <p><b>Contract</b> steps lie in {@code db/contract/}, numbered together with the others. They
 * take away what the version that brings them no longer uses, and the versions before it may. They
 * are run when that version has been replaced by a later one and cannot be replaced by an earlier
 * one any more. From then on a version that does not bring the step is refused.
 */
@ProviderType
public interface Migrations {

  /**
   * The expand steps that a bundle brings and the database has not had yet, in order.
   *
   * @throws DatabaseException of code NOT_MIGRATED when the bundle cannot work with the data: a
   *     contract step was run that it does not bring, an applied file was changed since, or a step
   *     is not one of those that its folder allows
   */
  List<MigrationStep> pending(Bundle bundle);

  /**
   * The same for a version that is not installed.
   *
   * @throws DatabaseException as {@link #pending(Bundle)}
   * @since 1.3
   */
  List<MigrationStep> pending(MigrationTexts texts);

  /**
   * How long all reads and writes will have to wait while the pending expand steps are applied:
   * zero on PostgreSQL, and on the embedded database estimated from the rows of the tables.
   *
   * @throws DatabaseException as {@link #pending(Bundle)}
   * @since 1.1
   */
  Duration expectedPause(Bundle bundle);

  /**
   * The same for a version that is not installed.
   *
   * @throws DatabaseException as {@link #pending(Bundle)}
   * @since 1.3
   */
  Duration expectedPause(MigrationTexts texts);

  /**
   * Applies the pending expand steps of a bundle under a lock that holds across processes. Requests
   * go on: on the embedded database they wait meanwhile, for as long as it takes; on PostgreSQL a
   * step waits for its table's lock for a second at a time, and an index is built beside the
   * writers. Blocks for as long as the steps take.
   *
   * @return the applied steps
   * @throws DatabaseException of code NOT_MIGRATED naming module, file and statement when a step
   *     fails or as {@link #pending(Bundle)}; the failed step leaves no trace on PostgreSQL but for
   *     an index that is not valid, which the next try builds anew, and at most the effect of its
   *     one statement on HSQLDB. Of code UNAVAILABLE when it could not begin: an export is being
   *     written, a read does not end, or another process is changing tables
   */
  List<MigrationStep> apply(Bundle bundle);

  /**
   * The contract steps that become due when one version has been replaced by another for good:
   * those that both bring and the database has not had, in order.
   *
   * @param before the version that was replaced; installed still, or for the time being
   * @param after the version that replaces it
   * @throws DatabaseException as {@link #pending(Bundle)}, about {@code after}
   * @since 1.1
   */
  List<MigrationStep> pendingContract(Bundle before, Bundle after);

  /**
   * The same where the version that replaces it is not installed.
   *
   * @throws DatabaseException as {@link #pending(Bundle)}, about {@code after}
   * @since 1.3
   */
  List<MigrationStep> pendingContract(Bundle before, MigrationTexts after);

  /**
   * How long all reads and writes will have to wait while these are applied; as {@link
   * #expectedPause(Bundle)}.
   *
   * @since 1.1
   */
  Duration expectedContractPause(Bundle before, Bundle after);

  /**
   * The same where the version that replaces it is not installed.
   *
   * @throws DatabaseException as {@link #pending(Bundle)}, about {@code after}
   * @since 1.3
   */
  Duration expectedContractPause(Bundle before, MigrationTexts after);

  /**
   * Applies the contract steps that are due, under the same lock and in the same way as {@link
   * #apply(Bundle)}. To be called after an upgrade has passed its watch and is what the next start
   * comes up with; not after a way back. Both versions go on working. A process that dies in
   * between finishes at its next start what it had begun.
   *
   * @return the applied steps
   * @throws DatabaseException of code NOT_MIGRATED naming module, file and statement when a step
   *     fails, such as NOT NULL on a column with empty values: it and the later ones stay pending,
   *     nothing else is the worse for it
   * @since 1.1
   */
  List<MigrationStep> applyContract(Bundle before, Bundle after);

  /**
   * Drops the tables of a module with all their rows, and forgets which of its steps were run: its
   * next version begins as on an empty database. For development; to be called while no version of
   * the module is active.
   *
   * @param module the module's name
   * @return the names of the tables that were dropped; none where no step of the module was run
   * @throws DatabaseException of code UNAVAILABLE when it could not begin, as {@link
   *     #apply(Bundle)}
   * @since 1.1
   */
  List<String> reset(String module);
}
