package dev.millet.database.hsqldb;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import dev.millet.database.engine.Failures;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time in which the files of the database are closed because they failed: says so to whoever
 * asks, and opens them again as soon as that works. Thread-safe.
 */
final class ClosedFiles {

  private static final Logger LOG = LoggerFactory.getLogger(ClosedFiles.class);
  private static final String CLOSED =
      "the files of the database could not be written: it is opened again when there is room";

  private final WriteSession session;
  private final OpenGroup group;
  private final Queue queue;
  private final LogFailures failures;
  private final Reopening reopening = new Reopening(this::repair);
  private final Suspicions suspicions = new Suspicions(Duration.ofMinutes(1));

  /** Why the files could not be opened again at the last attempt, or null. */
  private volatile String unopened;

  ClosedFiles(WriteSession session, OpenGroup group, Queue queue, LogFailures failures) {
    this.session = session;
    this.group = group;
    this.queue = queue;
    this.failures = failures;
  }

  /** Says what is wrong while they are closed; empty while they are open. */
  Optional<String> complaint() {
    if (session.isOpen()) {
      return Optional.empty();
    }
    return Optional.of(CLOSED + (unopened == null ? "" : " (" + unopened + ")"));
  }

  /** Throws while they are closed. */
  void requireOpen() {
    if (!session.isOpen()) {
      reopening.begin();
      throw new DatabaseException(Code.UNAVAILABLE, CLOSED, null);
    }
  }

  /** Begins to open them again. */
  void reopen() {
    reopening.begin();
  }

  /** Returns what a failure is called, which may be the first sign that the files failed. */
  RuntimeException named(RuntimeException failure) {
    if (session.isOpen() && !FileFailures.isOne(failure)) {
      return Failures.named(failure);
    }
    suspect(failure);
    return new DatabaseException(Code.UNAVAILABLE, CLOSED, failure);
  }

  /**
   * Has the files closed and opened where a reader found them broken. Not again soon: it costs
   * everybody, and may not help who reads a damaged place.
   */
  void suspect(Exception failure) {
    if (session.isOpen() && FileFailures.isOne(failure) && suspicions.take()) {
      failures.report(failure);
    }
    if (!session.isOpen() || failures.seen() != null) {
      reopening.begin();
    }
  }

  /** Runs again and again on a thread of its own until the files are open. */
  private boolean repair() {
    try {
      queue.enter();
    } catch (DatabaseException e) {
      return queue.isClosed();
    }
    try {
      if (session.isOpen() && failures.seen() != null) {
        group.abandon(null);
      }
      group.commit();
      session.reopen();
      unopened = null;
      LOG.info("The database is open, and all that was acknowledged is there");
      return true;
    } catch (SQLException | RuntimeException e) {
      unopened = e.getMessage();
      // again and again until there is room, on a disk that has none for stack traces
      LOG.warn("The database cannot be opened again yet: {}", unopened);
      return false;
    } finally {
      queue.leave();
    }
  }
}
