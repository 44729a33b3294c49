package dev.millet.benchmarks;

import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.LongAdder;

/** The same thing done by some threads as often as they can. */
final class Load {

  /** One piece of work. */
  @FunctionalInterface
  interface Task {
    /** Does it once. */
    void run(int thread) throws Exception;
  }

  private final int threads;
  private final Task task;
  private final LongAdder done = new LongAdder();
  private volatile boolean stop;
  private volatile Exception failure;

  Load(int threads, Task task) {
    this.threads = threads;
    this.task = task;
  }

  /** Runs for a while to warm up and then for the given time; answers how often a second. */
  double perSecond(Duration warmUp, Duration time) throws Exception {
    CyclicBarrier start = new CyclicBarrier(threads + 1);
    Thread[] all = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      int number = i;
      all[i] = new Thread(() -> loop(start, number));
      all[i].start();
    }
    start.await();
    Thread.sleep(warmUp.toMillis());
    long before = done.sum();
    long begin = System.nanoTime();
    Thread.sleep(time.toMillis());
    double count = done.sum() - before;
    double seconds = (System.nanoTime() - begin) / 1e9;
    stop = true;
    for (Thread thread : all) {
      thread.join();
    }
    if (failure != null) {
      throw failure;
    }
    return count / seconds;
  }

  private void loop(CyclicBarrier start, int number) {
    try {
      start.await();
      while (!stop) {
        task.run(number);
        done.increment();
      }
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    } catch (Exception e) {
      failure = e;
      stop = true;
    }
  }
}
