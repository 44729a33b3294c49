package dev.millet.journal;

import dev.millet.api.journal.ChunkedHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.journal.TimedHandler;
import dev.millet.platform.api.modules.Lease;
import java.util.List;

/** Calls the handler of a subscription inside a generation, in one of its three ways. */
record Handling(Subscription subscription, Lease inside) {

  /**
   * Handles what is wanted of a batch, the first of it, or the next part of its first entry.
   *
   * @return the position up to which everything is handled
   */
  long run(List<JournalEntry> read, List<JournalEntry> wanted) throws Exception {
    long last = read.get(read.size() - 1).position();
    if (wanted.isEmpty()) {
      return last;
    }
    if (subscription.handler() instanceof ChunkedHandler) {
      JournalEntry first = wanted.get(0);
      return chunk(first) ? first.position() : first.position() - 1;
    }
    if (subscription.handler() instanceof TimedHandler timed) {
      int done = some(timed, wanted);
      return done == wanted.size() ? last : wanted.get(done).position() - 1;
    }
    inside.call(
        call(),
        () -> {
          subscription.handler().handle(wanted);
          return null;
        });
    return last;
  }

  private int some(TimedHandler handler, List<JournalEntry> wanted) throws Exception {
    int done = inside.call(call(), () -> handler.handleSome(wanted));
    if (done < 0 || done > wanted.size()) {
      throw new IllegalStateException(
          "%s says that it handled %s of %s entries".formatted(call(), done, wanted.size()));
    }
    return done;
  }

  /** Whether one entry may take several transactions. */
  boolean isChunked() {
    return subscription.handler() instanceof ChunkedHandler
        || subscription.handler() instanceof TimedHandler;
  }

  /** Handles the next part of an entry; whether it was the last. */
  boolean chunk(JournalEntry entry) throws Exception {
    if (subscription.handler() instanceof TimedHandler timed) {
      return some(timed, List.of(entry)) == 1;
    }
    ChunkedHandler handler = (ChunkedHandler) subscription.handler();
    return inside.call(call(), () -> handler.handleChunk(entry));
  }

  private String call() {
    return "subscription " + subscription.name();
  }
}
