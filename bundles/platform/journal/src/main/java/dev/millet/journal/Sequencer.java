package dev.millet.journal;

import dev.millet.api.database.DatabaseException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that numbers committed entries. Woken after a commit that appended; looks by
 * itself once a second for what another process appended.
 */
final class Sequencer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
  private static final int BATCH = 500;

  /** Entries of a busy moment gather for this long, so that they share one transaction. */
  private static final long GATHER_MILLIS = 20;

  /** Each look costs every subscription a transaction, which is shared by more where many come. */
  private static final long BUSY_GATHER_MILLIS = 100;

  /** How many entries of one look make the moment a busy one. */
  private static final int BUSY = 50;

  private final JournalStore journal;
  private final Runnable numbered;
  private final Semaphore appended = new Semaphore(0);
  private final Thread thread = new Thread(this::run, "journal-sequencer");
  private volatile boolean closed;
  private volatile String trouble;

  /**
   * Makes a sequencer that is not yet running.
   *
   * @param numbered called when new entries can be read, and at least once a second
   */
  Sequencer(JournalStore journal, Runnable numbered) {
    this.journal = journal;
    this.numbered = numbered;
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
  }

  void start() {
    thread.start();
  }

  void wake() {
    if (appended.availablePermits() == 0) {
      appended.release();
    }
  }

  /** Returns what keeps it from numbering; null while all is well. */
  String trouble() {
    return trouble;
  }

  private void run() {
    while (!closed) {
      try {
        appended.tryAcquire(1, TimeUnit.SECONDS);
        appended.drainPermits();
        int last = journal.number(BATCH);
        while (!closed && last == BATCH) {
          numbered.run();
          last = journal.number(BATCH);
        }
        trouble = null;
        numbered.run();
        Thread.sleep(last < BUSY ? GATHER_MILLIS : BUSY_GATHER_MILLIS);
      } catch (InterruptedException e) {
        return;
      } catch (DatabaseException e) {
        trouble = e.getMessage();
        LOG.warn("the journal waits for the database: {}", e.getMessage());
        pause();
      } catch (RuntimeException | Error e) { // numbering goes on, whatever it was
        trouble = String.valueOf(e);
        LOG.error("the journal could not number its entries; it tries again", e);
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  @Override
  public void close() {
    closed = true;
    wake();
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
