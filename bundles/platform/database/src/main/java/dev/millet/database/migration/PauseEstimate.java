package dev.millet.database.migration;

import dev.millet.api.database.Dialect;
import dev.millet.database.engine.Engine;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * How long the embedded database will stand still for steps. It writes a table anew, with all its
 * indexes, for a column that comes or goes and also for an index. The times were measured on
 * 200,000 rows of 200 bytes on a machine with two cores: 6 to 10 µs a row, and for each index 3 µs
 * a row where its values come in order and 28 µs where they do not.
 */
final class PauseEstimate {

  private static final long STEP_NANOS = 20_000_000;
  private static final long ROW_NANOS = 10_000;
  private static final long INDEX_ROW_NANOS = 15_000;
  private static final long READ_ROW_NANOS = 3_000;

  private final Engine engine;
  private final Jdbi jdbi;

  PauseEstimate(Engine engine) {
    this.engine = engine;
    this.jdbi = engine.jdbi();
  }

  /**
   * The sum over all steps, to a tenth of a second; zero on PostgreSQL and where there are none.
   */
  Duration of(List<MigrationFile> steps) {
    if (engine.dialect() != Dialect.HSQLDB || steps.isEmpty()) {
      return Duration.ZERO;
    }
    long nanos = 0;
    Map<String, Integer> indexes = new HashMap<>();
    for (MigrationFile file : steps) {
      nanos += STEP_NANOS + (file.contracts() ? contract(file, indexes) : expand(file, indexes));
    }
    return Duration.ofMillis((nanos / 100_000_000 + 1) * 100);
  }

  private long expand(MigrationFile file, Map<String, Integer> indexes) {
    if (file.former() || file.takesOver()) {
      return 0;
    }
    ExpandStep step = ExpandStep.of(file.sql());
    return switch (step.kind()) {
      case TABLE -> 0;
      case COLUMN -> rewriting(step.table(), indexes);
      case INDEX -> {
        indexes.merge(step.table(), 1, Integer::sum);
        yield rewriting(step.table(), indexes);
      }
    };
  }

  private long contract(MigrationFile file, Map<String, Integer> indexes) {
    ContractStep step = ContractStep.of(file.step().module(), file.sql());
    return switch (step.kind()) {
      case TABLE -> 0;
      case COLUMN, CONSTRAINT -> rewriting(step.table(), indexes);
      case INDEX -> {
        Optional<String> table = tableOf(step.name());
        yield table.isPresent() ? rewriting(table.get(), indexes) : 0;
      }
      case NOT_NULL -> rows(step.table()) * READ_ROW_NANOS;
    };
  }

  private long rewriting(String table, Map<String, Integer> added) {
    long indexes = indexes(table) + added.getOrDefault(table, 0);
    return rows(table) * (ROW_NANOS + indexes * INDEX_ROW_NANOS);
  }

  /** Zero where the table is still to be made. */
  private long rows(String table) {
    return engine.read(
        jdbi,
        handle ->
            handle
                .createQuery(
                    """
                    SELECT cardinality FROM information_schema.system_tablestats
                    WHERE table_schema = 'PUBLIC' AND table_name = :table
                    """)
                .bind("table", table.toUpperCase(Locale.ROOT))
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
  }

  /** How many indexes a table has beside that of its key. */
  private long indexes(String table) {
    return engine.read(
        jdbi,
        handle ->
            handle
                .createQuery(
                    """
                    SELECT GREATEST(COUNT(DISTINCT index_name) - 1, 0) AS others
                    FROM information_schema.system_indexinfo
                    WHERE table_schem = 'PUBLIC' AND table_name = :table
                    """)
                .bind("table", table.toUpperCase(Locale.ROOT))
                .mapTo(Long.class)
                .one());
  }

  private Optional<String> tableOf(String index) {
    return engine.read(
        jdbi,
        handle ->
            handle
                .createQuery(
                    """
                    SELECT DISTINCT table_name FROM information_schema.system_indexinfo
                    WHERE table_schem = 'PUBLIC' AND index_name = :index
                    """)
                .bind("index", index.toUpperCase(Locale.ROOT))
                .mapTo(String.class)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .findOne());
  }
}
