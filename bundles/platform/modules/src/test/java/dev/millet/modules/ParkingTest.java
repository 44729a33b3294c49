package dev.millet.modules;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.modules.ModuleUnavailableException;
import dev.millet.platform.api.modules.Entered;
import dev.millet.platform.api.modules.HeldTurn;
import dev.millet.platform.api.modules.ParkedModuleException;
import dev.millet.platform.api.modules.Parking;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

public class ParkingTest extends RegisterGround {

  @Test
  public void whoIsInsideAParkedModuleIsLetIntoAnotherOneAndOthersWait() throws Exception {
    file("voting", "1.0.0", "one");
    FiledGeneration suggestions = file("suggestions", "1.0.0", "eins");
    Entered<Greeting> inside = enter().orElseThrow();
    try (Parking both = register.park(List.of("voting", "suggestions"), LONG, 1)) {
      try (Entered<Greeting> further = second().orElseThrow()) {
        assertEquals("eins", further.contribution().text());
      }
      assertEquals(
          List.of(Thread.currentThread().getName()), inside.lease().generation().visitors());
      inside.close();
      CompletableFuture<String> outside =
          CompletableFuture.supplyAsync(
              () -> {
                try (Entered<Greeting> late = second().orElseThrow()) {
                  return late.contribution().text();
                }
              });
      Thread.sleep(SOON.toMillis());
      assertFalse("from outside nobody is let in", outside.isDone());
      assertEquals(0, suggestions.leases());
      both.close();
      assertEquals("eins", outside.get(20, TimeUnit.SECONDS));
    }
  }

  private Optional<Entered<Greeting>> second() {
    return register.enter(table -> table.of(Greeting.class).stream().skip(1).findFirst());
  }

  @Test
  public void parkedEntriesWaitAndThenEnterWhatIsActiveThen() throws Exception {
    FiledGeneration first = file("voting", "1.0.0", "one");
    Parking parking = register.park("voting", LONG, 10);
    CompletableFuture<String> entry = CompletableFuture.supplyAsync(this::greet);
    awaitWaiting(parking, 1);
    assertTrue("who is inside can tell", register.table().isParked("voting"));
    register.withdraw(first);
    file("voting", "2.0.0", "two");
    assertFalse(entry.isDone());
    parking.close();
    assertFalse(register.table().isParked("voting"));
    assertEquals("two", entry.get(20, TimeUnit.SECONDS));
  }

  /** Those who replace the module may wait for the same turn, and nobody would ever go on. */
  @Test
  public void whoHoldsATurnDoesNotWaitButIsToldHowTo() {
    file("voting", "1.0.0", "one");
    Parking parking = register.park("voting", LONG, 10);
    ParkedModuleException told =
        assertThrows(ParkedModuleException.class, () -> HeldTurn.during(this::greet));
    assertEquals(0, parking.waiting());
    assertFalse("the turn is given back", HeldTurn.isHeld());
    parking.close();
    told.await();
    assertEquals("one", HeldTurn.during(this::greet));
  }

  @Test
  public void parkingIsBoundedInTime() {
    file("voting", "1.0.0", "one");
    try (Parking parking = register.park("voting", SOON, 10)) {
      assertThrows(ModuleUnavailableException.class, this::greet);
      assertEquals(0, parking.waiting());
    }
    assertEquals("one", greet());
  }

  @Test
  public void parkingIsBoundedInNumber() throws Exception {
    file("voting", "1.0.0", "one");
    Parking parking = register.park("voting", LONG, 1);
    CompletableFuture<String> first = CompletableFuture.supplyAsync(this::greet);
    awaitWaiting(parking, 1);
    assertThrows(ModuleUnavailableException.class, this::greet);
    parking.close();
    assertEquals("one", first.get(20, TimeUnit.SECONDS));
  }

  private static void awaitWaiting(Parking parking, int wanted) throws InterruptedException {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (parking.waiting() < wanted && System.nanoTime() < deadline) {
      Thread.sleep(1);
    }
    assertEquals(wanted, parking.waiting());
  }
}
