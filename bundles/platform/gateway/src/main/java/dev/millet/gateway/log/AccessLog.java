package dev.millet.gateway.log;

/** Notes each request. Thread-safe; does not wait for a disk. */
public interface AccessLog {

  /** Notes nothing. */
  AccessLog OFF = entry -> {};

  void note(AccessEntry entry);

  /** Writes down what was noted; called a few times a second. */
  default void flush() {}

  default void close() {}
}
