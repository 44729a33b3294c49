package dev.millet.database.hsqldb;

import dev.millet.api.database.Dialect;
import dev.millet.database.engine.Engine;
import dev.millet.database.engine.Options;
import dev.millet.database.engine.Pool;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.hsqldb.jdbc.JDBCDataSource;

/** Opens the HSQLDB database in a directory of this process's own. */
public final class EmbeddedDatabase {

  /**
   * The lock file would refuse a restart for ten seconds after a kill (the launcher holds a lock of
   * its own); {@link GroupCommit} empties the log by itself; without memory mapping an interrupted
   * thread cannot close the data file's channel under everybody's feet; external log level 2 tells
   * {@link LogFailures} of what could not be written.
   */
  private static final String PROPERTIES =
      ";hsqldb.lock_file=false;hsqldb.log_size=0;hsqldb.full_log_replay=true;hsqldb.default_table_type=cached"
          + ";hsqldb.tx=mvcc;hsqldb.write_delay=false;hsqldb.nio_data_file=false"
          + ";hsqldb.applog=0;hsqldb.sqllog=0;hsqldb.extlog=2"
          + (";hsqldb.cache_size=" + PageCache.KIB + ";hsqldb.cache_rows=" + PageCache.ROWS);

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
    return open(directory, options, room, DatabaseFiles.MAX_LOG);
  }

  /**
   * As above, but where files are damaged goes on with what is intact, after keeping a copy.
   *
   * @param report is told in a paragraph what is missing, or that nothing is
   * @throws DamagedFilesException where there is no room for the copy or nothing can be repaired
   */
  public static Engine recover(
      Path directory, Options options, FreeRoom room, Consumer<String> report) throws SQLException {
    return new Recovery(directory).open(() -> open(directory, options, room), report);
  }

  /**
   * The same, with a limit of its own for the log.
   *
   * @param maxLog bytes after which the log is emptied into the data file
   */
  static Engine open(Path directory, Options options, FreeRoom room, long maxLog)
      throws SQLException {
    DatabaseFiles files = new DatabaseFiles(directory, maxLog);
    DataSource source = source(directory, files);
    GroupCommit writer = new GroupCommit(source, files, options, GroupLimits.DEFAULT, room);
    return new Engine(Dialect.HSQLDB, Pool.forReading(source, options), writer);
  }

  /** Connections that know nothing of turns, for what is measured beside. */
  public static Pool plainPool(Path directory, Options options) {
    return Pool.forWriting(source(directory), options);
  }

  private static DataSource source(Path directory) {
    return named(directory, new KeepingStatements(null));
  }

  /** Connections that are refused while the files are closed. */
  static DataSource source(Path directory, DatabaseFiles files) {
    return named(directory, new KeepingStatements(files));
  }

  private static DataSource named(Path directory, JDBCDataSource source) {
    source.setUrl("jdbc:hsqldb:file:" + directory.resolve("millet") + PROPERTIES);
    source.setUser("SA");
    source.setPassword("");
    return source;
  }

  private static final class KeepingStatements extends JDBCDataSource {
    private static final long serialVersionUID = 1L;

    private final transient DatabaseFiles files;

    KeepingStatements(DatabaseFiles files) {
      this.files = files;
    }

    @Override
    public Connection getConnection() throws SQLException {
      return KeptStatements.of(
          files == null ? super.getConnection() : files.connection(super::getConnection));
    }
  }
}
