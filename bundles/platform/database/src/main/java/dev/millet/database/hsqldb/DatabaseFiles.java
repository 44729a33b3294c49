package dev.millet.database.hsqldb;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import dev.millet.database.hsqldb.SumFile.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of the embedded database: lets connections be made only while they are known to be
 * whole, keeps the sums of the log, and cuts off what was never acknowledged. Connections may be
 * asked for by any thread; everything else is for who holds the write connection.
 */
final class DatabaseFiles {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseFiles.class);
  private static final int BLOCK = 1 << 16;

  /** A connection as HSQLDB makes it; the first one opens the files. */
  @FunctionalInterface
  interface Connecting {
    Connection connect() throws SQLException;
  }

  private final Path directory;
  private final Path logFile;
  private final DiskLimits limits;
  private final ReentrantReadWriteLock door = new ReentrantReadWriteLock();
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK);
  private volatile boolean open;
  private SumFile sums;
  private FileChannel log;
  private long acknowledged;

  DatabaseFiles(Path directory, DiskLimits limits) {
    this.directory = directory;
    this.logFile = directory.resolve("millet.log");
    this.limits = limits;
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
      sums = SumFile.open(directory.resolve("millet.log.sums"));
      new LogCheck(directory, sums.content()).run();
      markRenewing();
      Connection connection = source.connect();
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
        closeChannels();
      }
      door.writeLock().unlock();
    }
  }

  private void markRenewing() throws IOException {
    Path script = directory.resolve("millet.script");
    sums.renewing(Files.exists(script) ? Sums.of(script) : 0);
  }

  private void followLog() throws IOException {
    log =
        FileChannel.open(
            logFile, StandardOpenOption.READ, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    acknowledged = 0;
    sums.begin();
  }

  /** Sums up what the log has gained; it is acknowledged with this. */
  void acknowledge() throws IOException {
    long end = endOfLastLine(log.size());
    if (end > acknowledged) {
      sums.add(new Entry(end, sum(end)));
      acknowledged = end;
    }
  }

  private int sum(long end) throws IOException {
    return Sums.of(log, acknowledged, end);
  }

  /** Another session may be in the middle of a line. */
  private long endOfLastLine(long size) throws IOException {
    if (size < acknowledged) {
      throw new IOException("the log became shorter");
    }
    for (long end = size; end > acknowledged; ) {
      long from = Math.max(acknowledged, end - BLOCK);
      block.clear().limit((int) (end - from));
      Sums.read(log, block, from);
      for (int i = block.position() - 1; i >= 0; i--) {
        if (block.get(i) == '\n') {
          return from + i + 1;
        }
      }
      end = from;
    }
    return acknowledged;
  }

  boolean logIsLong() {
    return acknowledged > limits.maxLog();
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
      try (FileChannel cut = FileChannel.open(logFile, StandardOpenOption.WRITE)) {
        cut.truncate(acknowledged);
        cut.force(true);
      } catch (IOException e) {
        LOG.error("What was refused could not be cut off {} yet", logFile, e);
      }
      closeChannels();
    } finally {
      door.writeLock().unlock();
    }
  }

  /** Closes the files in order. */
  void close(SchemaStatement shutdown) throws SQLException, IOException {
    door.writeLock().lock();
    try {
      open = false;
      markRenewing();
      shutdown.run();
    } finally {
      closeChannels();
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

  private void closeChannels() {
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

  /** What is wrong with the room on the disk, if there is too little. */
  Optional<String> shortage() {
    if (limits.minFree() == 0) {
      return Optional.empty();
    }
    long free = directory.toFile().getUsableSpace();
    return free >= limits.minFree()
        ? Optional.empty()
        : Optional.of(
            "the disk of %s has %d MiB free and database.min.free.mib is %d: nothing is written until there is room"
                .formatted(directory, free >> 20, limits.minFree() >> 20));
  }

  /**
   * Refuses to write where too little room is left.
   *
   * @throws DatabaseException of code INSUFFICIENT_STORAGE
   */
  void requireRoom() {
    shortage()
        .ifPresent(
            reason -> {
              throw new DatabaseException(Code.INSUFFICIENT_STORAGE, reason, null);
            });
  }
}
