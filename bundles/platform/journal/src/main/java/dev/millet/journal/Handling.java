package dev.millet.journal;

import dev.millet.api.journal.ChunkedHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.platform.api.modules.Lease;
import java.util.List;

/** Calls the handler of a subscription inside a generation, in one of its two ways. */
record Handling(Subscription subscription, Lease inside) {

  /**
   * Handles what is wanted of a batch, or the next part of its first entry.
   *
   * @return the position up to which everything is handled
   */
  long run(List<JournalEntry> read, List<JournalEntry> wanted) throws Exception {
    long last = read.get(read.size() - 1).position();
    if (wanted.isEmpty()) {
      return last;
    }
    if (isChunked()) {
      JournalEntry first = wanted.get(0);
      return chunk(first) ? first.position() : first.position() - 1;
    }
    inside.call(
        call(),
        () -> {
          subscription.handler().handle(wanted);
          return null;
        });
    return last;
  }

  boolean isChunked() {
    return subscription.handler() instanceof ChunkedHandler;
  }

  /** Handles the next part of an entry; whether it was the last. */
  boolean chunk(JournalEntry entry) throws Exception {
    ChunkedHandler handler = (ChunkedHandler) subscription.handler();
    return inside.call(call(), () -> handler.handleChunk(entry));
  }

  private String call() {
    return "subscription " + subscription.name();
  }
}
