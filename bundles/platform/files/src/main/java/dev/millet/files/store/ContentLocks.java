package dev.millet.files.store;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps those apart who put a content in its place and those who remove it: its row and its file
 * change one after the other. A lock is taken before a transaction, never inside one. Thread-safe.
 */
public final class ContentLocks {

  private static final int COUNT = 64;

  private final Lock[] locks = new Lock[COUNT];

  /** A lock that is held. */
  public interface Held extends AutoCloseable {

    @Override
    void close();
  }

  ContentLocks() {
    for (int i = 0; i < COUNT; i++) {
      locks[i] = new ReentrantLock();
    }
  }

  Held lock(String sha256) {
    Lock lock = locks[Math.floorMod(sha256.hashCode(), COUNT)];
    lock.lock();
    return lock::unlock;
  }
}
