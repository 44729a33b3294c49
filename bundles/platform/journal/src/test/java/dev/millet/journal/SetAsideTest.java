package dev.millet.journal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.journal.JournalEntry;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

/** Batches that fail: they are tried again, taken apart, and what keeps failing is set aside. */
public final class SetAsideTest extends JournalGround {

  public SetAsideTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void aFailedBatchIsTriedAgainAndItsEffectsHappenOnce() {
    AtomicInteger attempts = new AtomicInteger();
    begin(
        batch -> {
          effectAs(1).handle(batch);
          if (attempts.incrementAndGet() <= 2) {
            throw new IllegalStateException("not yet");
          }
        });
    append(1);
    await(() -> effects().equals(List.of(1)));
    assertEquals(3, attempts.get());
  }

  @Test
  public void whatKeepsFailingIsSetAsideAndTheRestGoesOn() {
    AtomicBoolean mended = new AtomicBoolean();
    begin(
        batch -> {
          for (JournalEntry entry : batch) {
            if (number(entry) == 2 && !mended.get()) {
              throw new IllegalStateException("two is poison");
            }
          }
          effectAs(1).handle(batch);
        });
    append(1, 2, 3);
    await(() -> state().setAside() == 1);
    await(() -> effects().equals(List.of(1, 3)));
    CursorStore.SetAside poison = journal.setAside(name).get(0);
    assertTrue(poison.reason(), poison.reason().contains("two is poison"));

    assertThrows(IllegalStateException.class, () -> journal.replay(name, poison.position()));
    assertEquals(1, state().setAside());
    mended.set(true);
    assertTrue(journal.replay(name, poison.position()));
    assertFalse(journal.replay(name, poison.position()));
    assertEquals(List.of(1, 3, 2), effects());
    assertEquals(0, state().setAside());
  }

  @Test
  public void aSubscriptionIsForgottenOnlyWithItsEntries() {
    begin(this::remember);
    append(1);
    awaitSeen(List.of(1));
    assertTrue(journal.isActive(name));
    takeOut();
    assertFalse(journal.isActive(name));
    assertTrue(journal.forget(name));
    assertFalse(journal.forget(name));
  }
}
