package dev.millet.files.store;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps those apart who put a content in its place and those who remove it: its row and its bytes
 * change one after the other. Each content has a lock of its own, so that a slow one keeps nobody
 * else. A lock is taken before a transaction, never inside one. Thread-safe.
 */
public final class ContentLocks {

  private final Map<String, Counted> locks = new HashMap<>();

  /** A lock, and how many hold it or wait for it. */
  private static final class Counted extends ReentrantLock {
    private static final long serialVersionUID = 1L;
    private int users;
  }

  /** A lock that is held. */
  public interface Held extends AutoCloseable {

    @Override
    void close();
  }

  ContentLocks() {}

  Held lock(String sha256) {
    Counted lock;
    synchronized (locks) {
      lock = locks.computeIfAbsent(sha256, name -> new Counted());
      lock.users++;
    }
    lock.lock();
    return () -> {
      lock.unlock();
      synchronized (locks) {
        lock.users--;
        if (lock.users == 0) {
          locks.remove(sha256);
        }
      }
    };
  }
}
