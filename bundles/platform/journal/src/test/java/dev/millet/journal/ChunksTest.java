package dev.millet.journal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.journal.BatchHandler;
import dev.millet.api.journal.ChunkedHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.testing.TestDatabase;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.Test;

/** An entry that is handled in several transactions. */
public final class ChunksTest extends JournalGround {

  private static final int CHUNKS = 5;

  private final AtomicBoolean failed = new AtomicBoolean();
  private volatile int keptAtFailure = -1;

  public ChunksTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void theChunksBeforeAFailureAreKept() {
    begin((ChunkedHandler) this::failingChunk);
    append(7);
    await(() -> effects().size() == CHUNKS);
    awaitCaughtUp();
    assertEquals(Collections.nCopies(CHUNKS, 7), effects());
    assertEquals(2, keptAtFailure);
  }

  /** The control: what is handled at once is undone at once. */
  @Test
  public void aFailureUndoesTheWholeOfABatch() {
    BatchHandler atOnce = ((ChunkedHandler) this::failingChunk)::handle;
    begin(atOnce);
    append(7);
    await(() -> effects().size() == CHUNKS);
    assertEquals(0, keptAtFailure);
  }

  @Test
  public void theNextEntryWaitsForTheLastChunk() {
    begin((ChunkedHandler) this::chunk);
    append("test.other", 1);
    append(1, 2);
    append("test.other", 2);
    append(3);
    await(() -> effects().size() == 3 * CHUNKS);
    awaitCaughtUp();
    assertEquals(List.of(1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3), effects());
  }

  @Test
  public void theNextVersionGoesOnWhereTheOneBeforeStopped() {
    CountDownLatch third = new CountDownLatch(1);
    CountDownLatch switched = new CountDownLatch(1);
    begin(
        (ChunkedHandler)
            entry -> {
              if (effects().size() == 2) {
                third.countDown();
                switched.await();
              }
              return chunkOf(1, entry);
            });
    append(4);
    await(() -> third.getCount() == 0);
    activate(subscription((ChunkedHandler) entry -> chunkOf(2, entry)));
    switched.countDown();
    await(() -> effects().size() == CHUNKS);
    awaitCaughtUp();
    assertEquals(List.of(1, 1, 1, 2, 2), Effects.versions(database));
  }

  @Test
  public void whatWasSetAsideIsHandledInChunksToo() {
    AtomicBoolean mended = new AtomicBoolean();
    begin(
        (ChunkedHandler)
            entry -> {
              if (!mended.get()) {
                throw new IllegalStateException("not today");
              }
              return chunk(entry);
            });
    append(9);
    await(() -> state().setAside() == 1);
    mended.set(true);
    long position = journal.setAside(name).get(0).position();
    assertTrue(journal.replay(name, position));
    assertEquals(CHUNKS, effects().size());
    assertFalse(journal.replay(name, position));
    assertEquals(CHUNKS, effects().size());
  }

  private boolean chunk(JournalEntry entry) throws Exception {
    effectAs(1).handle(List.of(entry));
    int number = number(entry);
    return effects().stream().filter(each -> each == number).count() == CHUNKS;
  }

  private boolean chunkOf(int version, JournalEntry entry) throws Exception {
    effectAs(version).handle(List.of(entry));
    return effects().size() == CHUNKS;
  }

  /** Fails once, at the third chunk, after its effect. */
  private boolean failingChunk(JournalEntry entry) throws Exception {
    if (failed.get() && keptAtFailure < 0) {
      keptAtFailure = effects().size();
    }
    boolean done = chunk(entry);
    if (effects().size() == 3 && failed.compareAndSet(false, true)) {
      throw new IllegalStateException("once");
    }
    return done;
  }
}
