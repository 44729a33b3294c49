package dev.millet.gateway.log;

/** A log of requests. Thread-safe; does not wait for a disk. */
public interface AccessLog {

  /** Writes nothing. */
  AccessLog OFF = entry -> {};

  void write(AccessEntry entry);

  /** Writes what was collected to the disk; called a few times a second. */
  default void flush() {}

  default void close() {}
}
