package dev.millet.benchmarks.swaps;

import dev.millet.benchmarks.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests at a constant rate, whether earlier ones have been answered or not. Latency counts from
 * the moment at which a request was due, also where every connection was still busy then: an answer
 * that is late delays nobody out of the figures.
 */
final class OpenLoad implements AutoCloseable {

  private static final int OK = 200;
  private static final long MICRO = 1_000;
  private static final double NANOS = 1e9;

  private final URI root;
  private final Mix mix;
  private final double perSecond;
  private final AtomicLong next = new AtomicLong();
  private final List<Thread> threads = new ArrayList<>();
  private final List<Samples> samples = new ArrayList<>();
  private final Instant begun = Instant.now();
  private final long beginning = System.nanoTime();
  private volatile boolean done;

  /** Begins. */
  OpenLoad(URI root, Mix mix, int connections, double perSecond) {
    this.root = root;
    this.mix = mix;
    this.perSecond = perSecond;
    for (int i = 0; i < connections; i++) {
      int connection = i;
      Samples mine = new Samples();
      samples.add(mine);
      threads.add(new Thread(() -> run(connection, mine), "load-" + i));
    }
    threads.forEach(Thread::start);
  }

  private void run(int connection, Samples mine) {
    Wire wire = null;
    while (!done) {
      long number = next.getAndIncrement();
      long sinceBeginning = (long) (number * NANOS / perSecond);
      sleepUntil(beginning + sinceBeginning);
      long due = sinceBeginning / MICRO;
      try {
        wire = wire == null ? new Wire(root) : wire;
        if (wire.status(mix.request(wire, connection, number)) == OK) {
          mine.answered(due, (System.nanoTime() - beginning - sinceBeginning) / MICRO);
        } else {
          mine.failed(due);
        }
      } catch (IOException e) {
        mine.failed(due);
        close(wire);
        wire = null;
      }
    }
    close(wire);
  }

  private static void close(Wire wire) {
    try {
      if (wire != null) {
        wire.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void sleepUntil(long at) {
    for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** What was due in one of the spans; to be asked when it has been closed. */
  Samples.Part within(List<Span> spans) {
    return Samples.within(
        samples, spans.stream().map(span -> new long[] {at(span.from()), at(span.to())}).toList());
  }

  private long at(Instant moment) {
    return begun.until(moment, ChronoUnit.MICROS);
  }

  @Override
  public void close() throws InterruptedException {
    done = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** How many requests a second so many connections get answered that never wait. */
  static double capacity(URI root, Mix mix, int connections, Duration warmUp, Duration time)
      throws InterruptedException {
    // every request is overdue: what is measured is how fast the overdue ones are worked off
    OpenLoad load = new OpenLoad(root, mix, connections, NANOS);
    Instant began = Instant.now();
    double perSecond;
    try (load) {
      Thread.sleep(warmUp.toMillis());
      long before = load.next.get();
      long from = System.nanoTime();
      Thread.sleep(time.toMillis());
      perSecond = (load.next.get() - before) * NANOS / (System.nanoTime() - from);
    }
    long failures = load.within(List.of(new Span(began.minusSeconds(1), Instant.now()))).failures();
    if (failures > 0) {
      throw new IllegalStateException(failures + " requests failed before anything was changed");
    }
    return perSecond;
  }
}
