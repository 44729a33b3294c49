package dev.millet.gateway.server;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what must be done now and then, while the server runs. */
final class Ticker extends AbstractLifeCycle {

  private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

  private final Scheduler scheduler;
  private final Runnable action;
  private final long millis;
  private Scheduler.Task next;

  Ticker(Scheduler scheduler, long millis, Runnable action) {
    this.scheduler = scheduler;
    this.action = action;
    this.millis = millis;
  }

  @Override
  protected void doStart() {
    again();
  }

  private synchronized void again() {
    next = scheduler.schedule(this::tick, millis, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    try {
      action.run();
    } catch (RuntimeException | Error e) {
      LOG.error("A recurring task of the gateway failed; it goes on", e);
    }
    if (isRunning()) {
      again();
    }
  }

  @Override
  protected synchronized void doStop() {
    next.cancel();
  }
}
