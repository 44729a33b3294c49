package dev.millet.api.journal;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Handles entries. */
@ConsumerType
@FunctionalInterface
public interface BatchHandler {

  /**
   * Handles a batch inside a write transaction that also moves the subscriber's cursor: what it
   * writes through {@link dev.millet.api.database.Database} happens exactly once. It is short and
   * touches nothing but the database. An exception undoes the batch; it is tried again, then its
   * entries one at a time, and the one that keeps failing is set aside, unless the version before
   * still stands by and may be able to handle it. It heeds interrupts: it is interrupted when it
   * takes longer than a transaction may.
   *
   * @param batch 1 to 200 entries in the order of their positions
   */
  void handle(List<JournalEntry> batch) throws Exception;
}
