package dev.millet.database.hsqldb;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Notices that HSQLDB could not write or sync its log: it only logs that, and lets the commit
 * succeed (TransactionManagerCommon.persistCommit, ScriptWriterBase.forceSync in 2.7.4).
 */
final class LogFailures extends Handler implements AutoCloseable {

  /** Held, or the logger and its handler could be collected. */
  private final Logger logger = Logger.getLogger("hsqldb.db");

  private volatile String seen;

  LogFailures() {
    setLevel(Level.WARNING);
    logger.addHandler(this);
  }

  @Override
  public void publish(LogRecord event) {
    if (isLoggable(event)) {
      seen = event.getMessage() + (event.getThrown() == null ? "" : ": " + event.getThrown());
    }
  }

  /** What was noticed since {@link #forget}, or null. */
  String seen() {
    return seen;
  }

  /** Adds what somebody else noticed, a reader for example. */
  void report(Throwable failure) {
    seen = String.valueOf(failure);
  }

  void forget() {
    seen = null;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
