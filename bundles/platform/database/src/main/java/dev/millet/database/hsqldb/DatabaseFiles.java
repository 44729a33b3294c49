package dev.millet.database.hsqldb;

import dev.millet.database.hsqldb.SumFile.Entry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of the embedded database: lets connections be made only while they are known to be
 * whole, keeps the sums of the log, and cuts off what was never acknowledged. Connections may be
 * asked for by any thread; everything else is for who holds the write connection.
 */
final class DatabaseFiles {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseFiles.class);

  /** Of org.hsqldb.error.ErrorCode in 2.7.4; its message ends with the line. */
  private static final int ERROR_IN_LOG_FILE = -472;

  /** With less than this, in bytes, a replay that fails is taken for one that has no room. */
  private static final long MIN_ROOM = 1 << 20;

  private static final Pattern REPLAY_LINE = Pattern.compile("line: (\\d+)");

  /** A connection as HSQLDB makes it; the first one opens the files. */
  @FunctionalInterface
  interface Connecting {
    Connection connect() throws SQLException;
  }

  /** How many bytes the log may have before it is emptied: a short one is replayed quickly. */
  static final long MAX_LOG = 10L << 20;

  private final Path directory;
  private final Path logFile;
  private final StopSums stopSums;
  private final LogGain gain = new LogGain();
  private final long maxLog;
  private final ReentrantReadWriteLock door = new ReentrantReadWriteLock();
  private volatile boolean open;
  private SumFile sums;
  private RandomAccessFile log;
  private long acknowledged;
  private boolean renewing;

  DatabaseFiles(Path directory, long maxLog) {
    this.directory = directory;
    this.logFile = directory.resolve("millet.log");
    this.stopSums = new StopSums(directory);
    this.maxLog = maxLog;
  }

  boolean isOpen() {
    return open;
  }

  /** Makes a connection; refuses while the files are closed, for HSQLDB would open them itself. */
  Connection connection(Connecting source) throws SQLException {
    door.readLock().lock();
    try {
      if (!open && !door.isWriteLockedByCurrentThread()) {
        throw new SQLException("the database is closed until its files can be written", "08001");
      }
      return source.connect();
    } finally {
      door.readLock().unlock();
    }
  }

  /** Checks the files, opens them through a first connection, and begins with new sums. */
  Connection open(Connecting source, LogFailures failures) throws SQLException {
    door.writeLock().lock();
    try {
      failures.forget();
      failures.listen();
      Files.createDirectories(directory);
      stopSums.check();
      sums = SumFile.open(directory.resolve("millet.log.sums"));
      check().run();
      stopSums.remove();
      markRenewing();
      Connection connection = replayed(source);
      if (failures.seen() != null) {
        endAtOnce(connection);
        throw new SQLException("the files could not be written: " + failures.seen(), "08001");
      }
      followLog();
      open = true;
      return connection;
    } catch (IOException e) {
      throw new SQLException("the sums of the log cannot be kept: " + e, "08001", e);
    } finally {
      if (!open) {
        closeFiles();
      }
      door.writeLock().unlock();
    }
  }

  private Connection replayed(Connecting source) throws SQLException, IOException {
    try {
      return source.connect();
    } catch (SQLException e) {
      if (e.getErrorCode() != ERROR_IN_LOG_FILE) {
        throw e;
      }
      if (FileFailures.isOne(e) || directory.toFile().getUsableSpace() < MIN_ROOM) {
        throw new SQLException("the disk of " + directory + " is full: make room", "08001", e);
      }
      throw new DamagedFilesException(check().at(replayLine(e), "it cannot be replayed"), e);
    }
  }

  private LogCheck check() throws IOException {
    return new LogCheck(directory, sums.content());
  }

  private static long replayLine(SQLException e) {
    Matcher line = REPLAY_LINE.matcher(String.valueOf(e.getMessage()));
    return line.find() ? Long.parseLong(line.group(1)) : 1;
  }

  private void markRenewing() throws IOException {
    Path script = directory.resolve("millet.script");
    renewing = true;
    sums.renewing(Files.exists(script) ? Sums.of(script) : 0);
  }

  private void followLog() throws IOException {
    log = new RandomAccessFile(logFile.toFile(), "rw");
    acknowledged = 0;
    sums.begin();
    renewing = false;
  }

  /** Sums up what the log has gained; it is acknowledged with this. */
  void acknowledge() throws IOException {
    Entry entry = gain.since(log, acknowledged);
    if (entry != null) {
      sums.add(entry);
      acknowledged = entry.end();
    }
  }

  boolean logIsLong() {
    return acknowledged > maxLog;
  }

  /** Runs what empties the log into the data file. */
  void renew(SchemaStatement checkpoint) throws SQLException, IOException {
    markRenewing();
    checkpoint.run();
    log.close();
    followLog();
  }

  /** A statement that changes files. */
  @FunctionalInterface
  interface SchemaStatement {
    void run() throws SQLException;
  }

  /** Closes the files as a kill would, and cuts off what was not acknowledged. */
  void abandon(Connection connection) {
    door.writeLock().lock();
    try {
      open = false;
      endAtOnce(connection);
      try {
        cut();
      } catch (IOException e) {
        LOG.error("What was refused could not be cut off {} yet: the next start does", logFile, e);
      }
      closeFiles();
    } finally {
      door.writeLock().unlock();
    }
  }

  private void cut() throws IOException {
    // while the log is renewed it is whole or gone
    if (log != null && !renewing && log.length() > acknowledged) {
      log.setLength(acknowledged);
      log.getFD().sync();
    }
  }

  /** Closes the files in order. */
  void close(SchemaStatement shutdown) throws SQLException, IOException {
    door.writeLock().lock();
    try {
      open = false;
      markRenewing();
      shutdown.run();
      stopSums.write();
    } finally {
      closeFiles();
      door.writeLock().unlock();
    }
  }

  private static void endAtOnce(Connection connection) {
    try (var statement = connection.createStatement()) {
      statement.execute("SHUTDOWN IMMEDIATELY");
    } catch (SQLException e) {
      LOG.error("The database could not be closed", e);
    }
  }

  private void closeFiles() {
    try {
      if (log != null) {
        log.close();
      }
      if (sums != null) {
        sums.close();
      }
    } catch (IOException e) {
      LOG.warn("The sums of the log could not be closed", e);
    }
    log = null;
    sums = null;
  }
}
