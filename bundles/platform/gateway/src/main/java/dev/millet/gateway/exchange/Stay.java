package dev.millet.gateway.exchange;

import dev.millet.api.modules.Lease;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An exchange's stay in a generation. The lease is closed when both the handler has returned and
 * the last byte of the answer has been handed to the connection, in either order.
 */
final class Stay {

  private static final int HANDLER_AND_ANSWER = 2;

  private final Lease lease;
  private final Runnable afterwards;
  private final AtomicInteger holders = new AtomicInteger(HANDLER_AND_ANSWER);
  private final AtomicBoolean handling = new AtomicBoolean(true);
  private final AtomicBoolean answering = new AtomicBoolean(true);
  private volatile Thread thread = Thread.currentThread();

  /**
   * Begins a stay.
   *
   * @param afterwards what is done when it ends
   */
  Stay(Lease lease, Runnable afterwards) {
    this.lease = lease;
    this.afterwards = afterwards;
  }

  Lease lease() {
    return lease;
  }

  /** The thread that is inside the handler; null where none is any more. */
  Thread thread() {
    return thread;
  }

  /** The handler has returned, and its answer comes later. */
  void stepOut() {
    thread = null;
  }

  void handlerDone() {
    thread = null;
    if (handling.compareAndSet(true, false)) {
      letGo();
    }
  }

  void answerDone() {
    if (answering.compareAndSet(true, false)) {
      letGo();
    }
  }

  private void letGo() {
    if (holders.decrementAndGet() == 0) {
      lease.close();
      afterwards.run();
    }
  }
}
