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

  /** Until what followed the last entry is written down: in a quiet moment, or at last. */
  private static final long QUIET_MILLIS = 200;

  private static final long BETWEEN_NOTES_NANOS = 1_000_000_000;
  private static final long BETWEEN_LOOKS_MILLIS = 1_000;

  private final JournalStore journal;
  private final Runnable numbered;
  private final Runnable note;
  private final Semaphore appended = new Semaphore(0);
  private final Thread thread = new Thread(this::run, "journal-sequencer");
  private volatile boolean closed;
  private volatile String trouble;

  /**
   * Makes a sequencer that is not yet running.
   *
   * @param numbered called when new entries can be read, and at least once a second
   * @param note called soon afterwards, and once a second while entries keep coming
   */
  Sequencer(JournalStore journal, Runnable numbered, Runnable note) {
    this.journal = journal;
    this.numbered = numbered;
    this.note = note;
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
    long noted = System.nanoTime();
    boolean any = true;
    while (!closed) {
      try {
        boolean woken =
            appended.tryAcquire(any ? QUIET_MILLIS : BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
        appended.drainPermits();
        if (any && !woken || System.nanoTime() - noted > BETWEEN_NOTES_NANOS) {
          note.run();
          noted = System.nanoTime();
        }
        any = number();
        trouble = null;
        numbered.run();
        Thread.sleep(GATHER_MILLIS);
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

  /** Returns whether there was something to number. */
  private boolean number() {
    int count = journal.number(BATCH);
    boolean any = count > 0;
    while (!closed && count == BATCH) {
      numbered.run();
      count = journal.number(BATCH);
    }
    return any;
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
