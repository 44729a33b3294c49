package dev.millet.upgrades.change;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.upgrades.change.Change.Course;
import dev.millet.upgrades.change.Change.Outcome;
import dev.millet.upgrades.plan.Order;
import dev.millet.upgrades.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Test;

/** Who is told that a change is cancelled finds it so, and who is told that it is not, too. */
public final class ChangeTest {

  private final Change change = change();

  @Test
  public void whatIsCalledOffIsNotMade() {
    assertEquals(Course.OPEN, change.course());
    assertTrue(change.cancel());
    assertTrue("to ask twice is no other answer", change.cancel());
    assertFalse(change.decide());
    assertEquals(Outcome.CANCELLED, change.end(Outcome.CANCELLED));
  }

  @Test
  public void whatIsBeingMadeIsNotCalledOff() {
    assertTrue(change.decide());
    assertFalse(change.cancel());
    assertEquals(Outcome.DONE, change.end(Outcome.DONE));
  }

  @Test
  public void whatFailsAfterItWasCalledOffIsCalledOff() {
    assertTrue(change.cancel());
    assertEquals(Outcome.CANCELLED, change.end(Outcome.FAILED));
    assertFalse("it is over", change.cancel());
  }

  @Test
  public void whatHasFailedIsNotCalledOffAnyMore() {
    assertEquals(Outcome.FAILED, change.end(Outcome.FAILED));
    assertFalse(change.cancel());
  }

  /** The moment between the last look and the switch, which a flag alone would not see. */
  @Test
  public void whoComesBetweenTheLastLookAndTheSwitchIsHeard() {
    boolean lookedAt = change.isCancelled();
    assertTrue(change.cancel());
    assertFalse("the control: who had only looked would make it", lookedAt);
    assertFalse(change.decide());
  }

  @Test
  public void ofTwoAtOnceOneIsToldTheTruthAndTheOtherToo() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    CyclicBarrier together = new CyclicBarrier(2);
    try {
      for (int i = 0; i < 2_000; i++) {
        Change each = change();
        Future<Boolean> cancelled =
            threads.submit(
                () -> {
                  together.await();
                  return each.cancel();
                });
        Future<Boolean> made =
            threads.submit(
                () -> {
                  together.await();
                  return each.decide();
                });
        assertNotEquals(cancelled.get(), made.get());
        Outcome outcome = each.end(Outcome.DONE);
        assertEquals(cancelled.get() ? Outcome.CANCELLED : Outcome.DONE, outcome);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Change change() {
    Plan plan = new Plan("p", Order.put(List.of()), List.of(), List.of(), List.of(), List.of());
    return new Change(1, plan, null, Instant.EPOCH, List.of());
  }
}
