package dev.millet.gateway.exchange;

import dev.millet.platform.api.modules.Lease;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The lease of one request on a generation. It is closed when both the handler has returned and the
 * last byte of the answer has been handed to the connection, in either order.
 */
final class RequestLease {

  private static final int HANDLER_AND_ANSWER = 2;

  private final Lease lease;
  private final Runnable afterwards;
  private final AtomicInteger holders = new AtomicInteger(HANDLER_AND_ANSWER);
  private final AtomicBoolean handling = new AtomicBoolean(true);
  private final AtomicBoolean answering = new AtomicBoolean(true);
  private volatile Thread thread = Thread.currentThread();

  /**
   * Takes a lease over.
   *
   * @param afterwards what is done when it ends
   */
  RequestLease(Lease lease, Runnable afterwards) {
    this.lease = lease;
    this.afterwards = afterwards;
  }

  Lease lease() {
    return lease;
  }

  /** Returns the thread that runs the handler; null where none does any more. */
  Thread thread() {
    return thread;
  }

  /** Marks that the handler has returned, and that its answer comes later. */
  void handlerPending() {
    thread = null;
  }

  void handlerReturned() {
    thread = null;
    if (handling.compareAndSet(true, false)) {
      release();
    }
  }

  void answerCompleted() {
    if (answering.compareAndSet(true, false)) {
      release();
    }
  }

  private void release() {
    if (holders.decrementAndGet() == 0) {
      lease.close();
      afterwards.run();
    }
  }
}
