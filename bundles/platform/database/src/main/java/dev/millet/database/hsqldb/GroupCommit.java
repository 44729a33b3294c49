package dev.millet.database.hsqldb;

import dev.millet.api.database.DatabaseException;
import dev.millet.database.engine.ConnectionWork;
import dev.millet.database.engine.Failures;
import dev.millet.database.engine.GatedConnection;
import dev.millet.database.engine.Options;
import dev.millet.database.engine.SchemaWork;
import dev.millet.database.engine.Turn;
import dev.millet.database.engine.Watchdog;
import dev.millet.database.engine.Writer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writers take turns on one connection, each within a savepoint of its own, and share commits: who
 * finishes hands the connection to the next who waits; when nobody waits, or the group is at its
 * limit, the last one commits for all, and only then does any of them return.
 *
 * <p>Whoever holds the connection (a turn, a commit, a schema change, or the watchdog after it has
 * revoked a turn) is alone in using {@code session} and {@code group}; handing on goes through the
 * queue's lock.
 */
final class GroupCommit implements Writer {

  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
  private static final Duration GRACE = Duration.ofMillis(100);
  private static final Duration GRACE_AFTER_END = Duration.ofSeconds(2);
  private static final int ATTEMPTS = 4;

  private final WriteSession session;
  private final DataSource source;
  private final GroupLimits limits;
  private final FreeRoom room;
  private final Duration turnLimit;
  private final Queue queue;
  private final Watchdog watchdog;
  private final LogFailures failures;
  private final AtomicInteger snapshots = new AtomicInteger();
  private final OpenGroup group;
  private final ClosedFiles closed;
  private volatile String trouble;

  GroupCommit(
      DataSource source, DatabaseFiles files, Options options, GroupLimits limits, FreeRoom room)
      throws SQLException {
    this.source = source;
    this.limits = limits;
    this.room = room;
    this.turnLimit = options.transactionLimit();
    this.failures = new LogFailures();
    this.session = new WriteSession(source, files, failures);
    this.queue = new Queue(options.patience());
    this.group = new OpenGroup(session);
    this.closed = new ClosedFiles(session, group, queue, failures);
    this.watchdog = new Watchdog(turnLimit);
  }

  @Override
  public <T> T write(ConnectionWork<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (RuntimeException e) {
        if (attempt == ATTEMPTS || !Failures.isConflict(e)) {
          throw e;
        }
      }
    }
  }

  @Override
  public int opening() {
    return session.opening();
  }

  private <T> T once(ConnectionWork<T> work) {
    requireReadable();
    room.require();
    queue.enter();
    Group mine = group.members();
    T answer = inTurn(work);
    mine.await();
    return answer;
  }

  /** Runs the work, adds this thread to the group when it went well, and hands on. */
  private <T> T inTurn(ConnectionWork<T> work) {
    Savepoint savepoint = begun();
    Turn turn = new Turn(turnLimit);
    watchdog.watch(turn, overdue -> cutOff(overdue, savepoint));
    T answer;
    try {
      answer = work.run(GatedConnection.of(session.connection(), turn));
    } catch (RuntimeException e) {
      finish(turn, e);
      group.undo(savepoint, e);
      handOn();
      throw closed.named(e);
    } catch (Error e) {
      finish(turn, e);
      group.undo(savepoint, e);
      handOn();
      throw e;
    }
    finish(turn, null);
    keep(savepoint);
    handOn();
    return answer;
  }

  private Savepoint begun() {
    try {
      return session.begin();
    } catch (RuntimeException e) {
      handOn();
      throw e;
    }
  }

  /** Throws where the turn was revoked: the watchdog ends it then. */
  private void finish(Turn turn, Throwable failure) {
    turn.finish(failure);
    watchdog.forget(turn);
  }

  private void keep(Savepoint savepoint) {
    try {
      group.join(savepoint);
    } catch (DatabaseException e) {
      handOn();
      throw e;
    }
  }

  /** Lets the next one in, before or after a commit. The caller no longer holds the connection. */
  private void handOn() {
    if (session.isOpen()) {
      share();
    } else {
      free();
    }
  }

  private void share() {
    if (group.members().mayGrow(limits) && queue.passOn()) {
      return;
    }
    group.commit();
    if (snapshots.get() == 0) {
      session.checkpoint();
    }
    free();
  }

  private void free() {
    boolean broken = !session.isOpen();
    queue.leave();
    if (broken) {
      closed.reopen();
    }
  }

  /** Runs on the watchdog's thread, which has the connection once it has taken over. */
  private void cutOff(Turn turn, Savepoint savepoint) throws InterruptedException {
    if (!turn.revoke()) {
      return;
    }
    Exception where = turn.whereItWas();
    if (!turn.takeOver(GRACE)) {
      endStatement();
      if (!turn.takeOver(GRACE_AFTER_END)) {
        trouble = "a statement does not end and blocks all writers";
        return;
      }
    }
    trouble = null;
    watchdog.forget(turn);
    LOG.warn("A transaction took longer than {} ms and was cut off", turnLimit.toMillis(), where);
    group.undo(savepoint, where);
    handOn();
  }

  private void endStatement() {
    try {
      session.endStatement();
    } catch (SQLException e) {
      LOG.warn("A statement that takes too long could not be ended", e);
    }
  }

  @Override
  public <T> T alone(SchemaWork<T> work) {
    room.require();
    queue.enter();
    try {
      // a schema change would commit what the group has not
      group.commit();
      requireReadable();
      T answer = changed(work);
      schemaCommitted();
      return answer;
    } catch (SQLException e) {
      throw Failures.named("the schema could not be changed", e);
    } finally {
      free();
    }
  }

  private <T> T changed(SchemaWork<T> work) throws SQLException {
    try (Connection schema = source.getConnection()) {
      return work.run(new CommitListener(schema, this::schemaCommitted).connection());
    } catch (SQLException | RuntimeException e) {
      if (FileFailures.isOne(e) || failures.seen() != null) {
        group.abandon(e);
      }
      throw e;
    }
  }

  /** Checks the log after a commit of parts, as a restore makes many. */
  private void schemaCommitted() {
    session.acknowledge();
    session.checkpoint();
  }

  /** Under MVCC this isolation is that of a snapshot; long results lie on the disk meanwhile. */
  @Override
  public <T> T snapshot(SchemaWork<T> work) {
    // to empty the log is to wait for it, and let everybody else wait
    snapshots.incrementAndGet();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION RESULT MEMORY ROWS 2000");
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      try {
        return work.run(connection);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      closed.suspect(e);
      throw Failures.named("the snapshot could not be read", e);
    } catch (RuntimeException e) {
      throw closed.named(e);
    } finally {
      snapshots.decrementAndGet();
    }
  }

  /** How many writers wait for their turn. */
  int waiting() {
    return queue.length();
  }

  /** Whether somebody holds the connection. */
  boolean isTaken() {
    return queue.isTaken();
  }

  @Override
  public Optional<String> health() {
    return closed.complaint().or(() -> Optional.ofNullable(trouble)).or(room::shortage);
  }

  @Override
  public void requireReadable() {
    closed.requireOpen();
  }

  @Override
  public RuntimeException named(RuntimeException failure) {
    return closed.named(failure);
  }

  /** Closing twice does nothing. */
  @Override
  public void close() {
    if (!queue.close()) {
      return;
    }
    try {
      group.commit();
      session.shutDown();
    } finally {
      watchdog.close();
      failures.close();
    }
  }
}
