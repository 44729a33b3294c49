package dev.millet.api.journal;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Handles an entry that may concern very many rows, such as the deletion of a member, in several
 * transactions: no other write waits for all of them.
 *
 * @since 1.2
 */
@ConsumerType
@FunctionalInterface
public interface ChunkedHandler extends BatchHandler {

  /**
   * Handles the next part of an entry inside a write transaction of its own. It is called with the
   * same entry until it returns true; after a restart too. So it finds what is left by what it has
   * changed already, and does nothing where all is done. Takes a bounded number of rows, such as
   * 100.
   *
   * @return whether nothing is left to do for this entry
   */
  boolean handleChunk(JournalEntry entry) throws Exception;

  /** Handles entries completely, inside the caller's transaction. */
  @Override
  default void handle(List<JournalEntry> batch) throws Exception {
    for (JournalEntry entry : batch) {
      boolean done = false;
      while (!done) {
        done = handleChunk(entry);
      }
    }
  }
}
