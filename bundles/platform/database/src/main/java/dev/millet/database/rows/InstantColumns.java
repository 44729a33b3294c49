package dev.millet.database.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Lets statements take an {@link Instant} and answer with one. It is kept to the microsecond, in
 * UTC: Jdbi's own way would go through the JVM's time zone, and PostgreSQL would round.
 */
public final class InstantColumns {

  private InstantColumns() {}

  /** Teaches a Jdbi about moments. */
  public static void register(Jdbi jdbi) {
    jdbi.registerArgument(new Bound());
    jdbi.registerColumnMapper(Instant.class, new Read());
  }

  private static final class Bound extends AbstractArgumentFactory<Instant> {

    Bound() {
      super(Types.TIMESTAMP_WITH_TIMEZONE);
    }

    @Override
    protected Argument build(Instant value, ConfigRegistry config) {
      return (position, statement, context) ->
          statement.setObject(
              position, value.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
    }
  }

  private static final class Read implements ColumnMapper<Instant> {

    @Override
    public Instant map(ResultSet row, int column, StatementContext context) throws SQLException {
      return (Instant) ColumnType.MOMENT.read(row, column);
    }
  }
}
