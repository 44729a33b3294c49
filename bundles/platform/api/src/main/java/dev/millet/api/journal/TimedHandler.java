package dev.millet.api.journal;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Handles as many entries in a transaction as it has time for. What is left of a batch is handled
 * in the next transaction, so that none takes longer than a transaction may, however slow the
 * machine is.
 *
 * @since 1.5
 */
@ConsumerType
@FunctionalInterface
public interface TimedHandler extends BatchHandler {

  /**
   * Handles the first entries of a batch inside a write transaction, which also moves the cursor
   * behind them. It is called again with those that are left, after a restart too. Where it takes
   * several transactions for one entry, it returns 0 until the last: it finds what is left of that
   * entry by what it has changed already.
   *
   * @param batch 1 to 200 entries in the order of their positions
   * @return how many of them are handled completely, from 0 to all
   */
  int handleSome(List<JournalEntry> batch) throws Exception;

  /** Handles a batch completely, inside the caller's transaction. */
  @Override
  default void handle(List<JournalEntry> batch) throws Exception {
    int done = 0;
    while (done < batch.size()) {
      done += handleSome(batch.subList(done, batch.size()));
    }
  }
}
