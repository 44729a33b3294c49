package dev.millet.database.hsqldb;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The writers whose changes one commit makes durable. Grown only by who holds the connection; its
 * outcome is told once.
 */
final class Group {

  private static final long COMMIT_LIMIT = TimeUnit.SECONDS.toNanos(60);

  private final List<Thread> members = new ArrayList<>();
  private long opened;
  private volatile boolean told;
  private DatabaseException failure;

  void join() {
    if (members.isEmpty()) {
      opened = System.nanoTime();
    }
    members.add(Thread.currentThread());
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  boolean mayGrow(GroupLimits limits) {
    return members.size() < limits.size() && System.nanoTime() - opened < limits.age().toNanos();
  }

  /** Tells every member; null stands for success. */
  void tell(DatabaseException outcome) {
    failure = outcome;
    told = true;
    Thread self = Thread.currentThread();
    for (Thread member : members) {
      if (member != self) {
        LockSupport.unpark(member);
      }
    }
  }

  /**
   * Waits for the outcome, whatever interrupts: the change may be durable already. The interrupt is
   * handed on.
   */
  void await() {
    boolean interrupted = false;
    long end = System.nanoTime() + COMMIT_LIMIT;
    while (!told) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        throw new DatabaseException(
            Code.UNAVAILABLE, "the disk did not answer; whether the change is kept is open", null);
      }
      LockSupport.parkNanos(this, left);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw new DatabaseException(failure.code(), failure.getMessage(), failure);
    }
  }
}
