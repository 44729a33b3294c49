package dev.millet.database.engine;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The right of the thread that makes it to use a connection for a limited time. Every call of that
 * thread passes a gate; once the right is revoked the gate is shut, so that what hangs can neither
 * hold up others nor act later.
 */
public final class Turn {

  private enum State {
    RUNNING,
    FINISHED,
    REVOKED
  }

  /** A call of JDBC. */
  @FunctionalInterface
  interface Call<T> {
    T run() throws SQLException;
  }

  private final ReentrantLock gate = new ReentrantLock();
  private final Thread thread = Thread.currentThread();
  private final long end;
  private final Duration limit;
  private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);
  private boolean left;

  public Turn(Duration limit) {
    this.limit = limit;
    this.end = System.nanoTime() + limit.toNanos();
  }

  /** Whether its time is over. */
  public boolean isOverdue() {
    return System.nanoTime() - end > 0;
  }

  /**
   * Passes the gate. The thread's interrupt waits outside: HSQLDB would swallow it, and a channel
   * that it uses could be closed by it.
   */
  <T> T pass(Call<T> call) throws SQLException {
    gate.lock();
    boolean interrupted = Thread.interrupted();
    try {
      if (state.get() != State.RUNNING) {
        throw new SQLException("the transaction that this belongs to is over", "25000");
      }
      return call.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      gate.unlock();
    }
  }

  /**
   * Shuts the gate from outside; a call that is inside goes on.
   *
   * @return false when the turn has ended by itself
   */
  public boolean revoke() {
    return state.compareAndSet(State.RUNNING, State.REVOKED) || state.get() == State.REVOKED;
  }

  /**
   * Waits until the last call has come out of a turn that was revoked, and interrupts its thread.
   *
   * @return whether the connection is the caller's now; false when a call is still inside
   */
  public boolean takeOver(Duration patience) throws InterruptedException {
    if (!gate.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    try {
      if (!left) {
        thread.interrupt();
      }
      return true;
    } finally {
      gate.unlock();
    }
  }

  /**
   * Shuts the gate from inside: the thread's work is done, well or not.
   *
   * @param failure what the work threw, or null
   * @throws DatabaseException when the turn was revoked before: the connection is somebody else's
   */
  public void finish(Throwable failure) {
    if (state.compareAndSet(State.RUNNING, State.FINISHED)) {
      return;
    }
    gate.lock();
    try {
      left = true;
      // the interrupt was ours, and it has done its work
      Thread.interrupted();
    } finally {
      gate.unlock();
    }
    throw new DatabaseException(
        Code.TIMEOUT,
        "the transaction took longer than " + limit.toMillis() + " ms and was cut off",
        failure);
  }

  /** For the log: an exception with the stack of the thread. */
  public Exception whereItWas() {
    Exception where = new Exception("this is what it was doing");
    where.setStackTrace(thread.getStackTrace());
    return where;
  }
}
