package dev.millet.database.engine;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
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
  private volatile State state = State.RUNNING;

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
      if (state != State.RUNNING) {
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
   * Shuts the gate from outside and interrupts the thread.
   *
   * @param patience how long a call that is inside may take to come out
   * @return whether the caller now has the connection; false when the turn ended by itself before,
   *     or when a call is still inside
   */
  public boolean revoke(Duration patience) throws InterruptedException {
    if (!gate.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    try {
      if (state != State.RUNNING) {
        return false;
      }
      state = State.REVOKED;
      thread.interrupt();
      return true;
    } finally {
      gate.unlock();
    }
  }

  /**
   * Shuts the gate from inside: the thread's work is done, well or not.
   *
   * @param failure what the work threw, or null
   * @throws DatabaseException when the turn was revoked before: the connection belongs to somebody
   *     else then
   */
  public void finish(Throwable failure) {
    gate.lock();
    try {
      if (state == State.REVOKED) {
        // the interrupt was ours, and it has done its work
        Thread.interrupted();
        throw timedOut(failure);
      }
      state = State.FINISHED;
    } finally {
      gate.unlock();
    }
  }

  /** What the caller is told when its time was over. */
  public DatabaseException timedOut(Throwable failure) {
    return new DatabaseException(
        Code.TIMEOUT,
        "the transaction took longer than " + limit.toMillis() + " ms and was cut off",
        failure);
  }

  /** Whether it was finished or revoked. */
  public boolean isOver() {
    return state != State.RUNNING;
  }

  /** The stack of the thread, for whoever asks what it was doing. */
  public StackTraceElement[] stack() {
    return thread.getStackTrace();
  }
}
