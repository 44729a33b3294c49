package dev.millet.database.hsqldb;

import dev.millet.api.database.Dialect;
import dev.millet.database.engine.Engine;
import dev.millet.database.engine.Options;
import dev.millet.database.engine.Pool;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.hsqldb.jdbc.JDBCDataSource;

/** Opens the HSQLDB database in a directory of this process's own. */
public final class EmbeddedDatabase {

  /**
   * The lock file would refuse a restart for ten seconds after a kill (the launcher holds a lock of
   * its own); a short log is replayed quickly; without memory mapping an interrupted thread cannot
   * close the data file's channel under everybody's feet; external log level 2 tells {@link
   * LogFailures} of what could not be written.
   */
  private static final String PROPERTIES =
      ";hsqldb.lock_file=false;hsqldb.log_size=10;hsqldb.default_table_type=cached"
          + ";hsqldb.tx=mvcc;hsqldb.write_delay=false;hsqldb.nio_data_file=false"
          + ";hsqldb.applog=0;hsqldb.sqllog=0;hsqldb.extlog=2";

  private EmbeddedDatabase() {}

  /**
   * Opens the database, replaying what a killed process left in the log; creates it where there is
   * none.
   *
   * @throws SQLException when it cannot be opened
   */
  public static Engine open(Path directory, Options options) throws SQLException {
    return open(directory, options, FreeRoom.of(directory, 0));
  }

  /** As {@link #open(Path, Options)}, and refuses to write where too little room is left. */
  public static Engine open(Path directory, Options options, FreeRoom room) throws SQLException {
    DataSource source = source(directory);
    GroupCommit writer = new GroupCommit(source, options, GroupLimits.DEFAULT, room);
    return new Engine(Dialect.HSQLDB, Pool.forReading(source, options), writer);
  }

  /** Connections that know nothing of turns, for what is measured beside. */
  public static Pool plainPool(Path directory, Options options) {
    return Pool.forWriting(source(directory), options);
  }

  static DataSource source(Path directory) {
    JDBCDataSource source = new KeepingStatements();
    source.setUrl("jdbc:hsqldb:file:" + directory.resolve("millet") + PROPERTIES);
    source.setUser("SA");
    source.setPassword("");
    return source;
  }

  private static final class KeepingStatements extends JDBCDataSource {
    private static final long serialVersionUID = 1L;

    @Override
    public Connection getConnection() throws SQLException {
      return KeptStatements.of(super.getConnection());
    }
  }
}
