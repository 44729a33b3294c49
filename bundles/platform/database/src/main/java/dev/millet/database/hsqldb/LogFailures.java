package dev.millet.database.hsqldb;

import java.lang.reflect.Field;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.hsqldb.lib.FrameworkLogger;

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
    useJdkLogging();
    logger.addHandler(this);
  }

  /**
   * Turns HSQLDB from log4j to java.util.logging. It takes log4j where it finds its classes, as in
   * a framework whose logging service offers them, and nobody can listen there. At its first use it
   * also configures java.util.logging anew, which removes all handlers: so it is used here.
   */
  private static void useJdkLogging() {
    FrameworkLogger.getLog(LogFailures.class);
    try {
      for (String method : new String[] {"log4jGetLogger", "log4jLogMethod"}) {
        Field field = FrameworkLogger.class.getDeclaredField(method);
        field.setAccessible(true);
        field.set(null, null);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("HSQLDB logs otherwise than 2.7.4: " + e, e);
    }
  }

  @Override
  public void publish(LogRecord event) {
    if (isLoggable(event)) {
      seen = event.getMessage() + (event.getThrown() == null ? "" : ": " + event.getThrown());
    }
  }

  /** Returns what was noticed since {@link #forget}, or null. */
  String seen() {
    return seen;
  }

  /**
   * Listens again where somebody has taken this off the logger: a module that configures logging
   * anew, or the JVM, which does so as soon as it begins to end. Asked before each commit.
   */
  void listen() {
    if (!isListening()) {
      logger.addHandler(this);
    }
  }

  private boolean isListening() {
    for (Handler handler : logger.getHandlers()) {
      if (handler == this) {
        return true;
      }
    }
    return false;
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
