package dev.millet.jobs;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes threads of this bundle: they stay in the group of the thread that made this, for the one
 * that needs another thread may be on its way through a new version of a module.
 */
final class OwnThreads implements ThreadFactory {

  private final String name;
  private final ThreadGroup group = Thread.currentThread().getThreadGroup();
  private final AtomicInteger number = new AtomicInteger();

  OwnThreads(String name) {
    this.name = name;
  }

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new Thread(group, work, name + "-" + number.incrementAndGet());
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    return thread;
  }
}
