package dev.millet.modules;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.platform.api.modules.ActiveTable;
import dev.millet.platform.api.modules.Entered;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generation.State;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.Test;

public final class GenerationRegisterTest extends RegisterGround {

  @Test
  public void theFirstGenerationOfAModuleIsActiveAtOnce() {
    FiledGeneration first = file("voting", "1.0.0", "one");
    assertEquals(State.ACTIVE, first.state());
    assertEquals("one", greet());
  }

  @Test
  public void aSecondGenerationStandsByAndRefusesEntry() {
    file("voting", "1.0.0", "one");
    FiledGeneration second = file("voting", "2.0.0", "two");
    assertEquals(State.STANDBY, second.state());
    assertTrue(second.lease().isEmpty());
    assertEquals("one", greet());
  }

  @Test
  public void aSwitchIsOneTableAndTheOldOneStaysWarm() {
    FiledGeneration first = file("voting", "1.0.0", "one");
    FiledGeneration second = file("voting", "2.0.0", "two");
    long before = register.table().revision();
    register.switchTo(List.of(second));
    assertEquals(before + 1, register.table().revision());
    assertEquals("two", greet());
    assertEquals(State.RETIRED, first.state());
    register.switchTo(List.of(first));
    assertEquals("one", greet());
  }

  @Test
  public void severalModulesSwitchInOneWrite() {
    file("voting", "1.0.0", "one");
    file("suggestions", "1.0.0", "eins");
    FiledGeneration voting = file("voting", "2.0.0", "two");
    FiledGeneration suggestions = file("suggestions", "2.0.0", "zwei");
    ActiveTable before = register.table();
    register.switchTo(List.of(voting, suggestions));
    assertEquals(before.revision() + 1, register.table().revision());
    assertEquals(List.of("two", "zwei"), greetings(register.table()));
    assertEquals(List.of("one", "eins"), greetings(before));
  }

  @Test
  public void aModuleLeavesInTheWriteInWhichAnotherTakesOver() {
    FiledGeneration voting = file("voting", "1.0.0", "one");
    file("suggestions", "1.0.0", "eins");
    FiledGeneration next = file("suggestions", "2.0.0", "zwei");
    long before = register.table().revision();
    register.switchTo(List.of(next), List.of("voting"));
    assertEquals(before + 1, register.table().revision());
    assertEquals(List.of("zwei"), greetings(register.table()));
    assertEquals(State.RETIRED, voting.state());
    assertTrue(voting.lease().isEmpty());
    register.switchTo(List.of(voting));
    assertEquals(State.ACTIVE, voting.state());
    assertTrue(voting.lease().isPresent());
  }

  @Test
  public void aCollisionBlamesWhoComesAndNotWhoIsThere() {
    file("voting", "1.0.0", "one");
    register.file(
        StubBundles.bundle("suggestions", "1.0.0"), List.of(new Greeting("eins", "greeting")));
    FiledGeneration next =
        register.file(
            StubBundles.bundle("voting", "2.0.0"), List.of(new Greeting("two", "greeting")));
    String told = register.collision(List.of(next), List.of()).orElseThrow();
    assertTrue(told, told.startsWith("module voting 2.0.0 cannot become active"));
    assertTrue(told, told.endsWith("is already contributed by suggestions 1.0.0"));
  }

  @Test
  public void whatIsHeldStandsByAlthoughNothingOfItIsActive() throws Exception {
    FiledGeneration first;
    try (AutoCloseable held = register.hold("voting")) {
      first = file("voting", "1.0.0", "one");
      assertEquals(State.STANDBY, first.state());
      assertTrue(register.tryOut(first).isPresent());
    }
    assertEquals(State.STANDBY, first.state());
    register.switchTo(List.of(first));
    assertEquals("one", greet());
  }

  @Test
  public void drainingWaitsForThoseInside() throws Exception {
    FiledGeneration first = file("voting", "1.0.0", "one");
    Entered<Greeting> inside = enter().orElseThrow();
    register.switchTo(List.of(file("voting", "2.0.0", "two")));
    assertFalse(register.awaitDrained(first, SOON));
    inside.close();
    inside.close();
    assertTrue(register.awaitDrained(first, LONG));
    assertEquals(0, first.leases());
  }

  @Test
  public void aGenerationThatGoesLeavesItsPlaceToTheOneBefore() {
    FiledGeneration first = file("voting", "1.0.0", "one");
    FiledGeneration second = file("voting", "2.0.0", "two");
    register.switchTo(List.of(second));
    register.withdraw(second);
    assertEquals(State.GONE, second.state());
    assertEquals(State.ACTIVE, first.state());
    assertEquals("one", greet());
  }

  @Test
  public void theLastGenerationTakesItsContributionsAlong() {
    register.withdraw(file("voting", "1.0.0", "one"));
    assertTrue(enter().isEmpty());
    assertEquals(List.of(), register.all());
  }

  @Test
  public void whatIsGoneCannotBecomeActive() {
    FiledGeneration first = file("voting", "1.0.0", "one");
    register.withdraw(first);
    assertThrows(IllegalStateException.class, () -> register.switchTo(List.of(first)));
  }

  @Test
  public void aContributionThatAnotherModuleHasIsRefusedByName() {
    file("voting", "1.0.0", "one", "GET /votes");
    FiledGeneration rival = file("polls", "1.0.0", "two", "GET /votes");
    assertEquals(State.STANDBY, rival.state());
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> register.switchTo(List.of(rival)));
    assertTrue(refused.getMessage(), refused.getMessage().contains("greeting 'GET /votes'"));
    assertTrue(refused.getMessage(), refused.getMessage().contains("voting 1.0.0"));
    assertEquals(List.of("one"), greetings(register.table()));
  }

  @Test
  public void nobodyIsRefusedOrFindsAClosedGenerationWhileVersionsSwitch() throws Exception {
    Switching under = new Switching();
    under.run(() -> enter().orElseThrow());
    assertEquals(0, under.failures.get());
    assertTrue(under.entries.get() > 0);
  }

  @Test
  public void controlEnteringWithoutReadingTheTableAgainIsRefused() throws Exception {
    Switching under = new Switching();
    under.run(
        () -> {
          Filed<Greeting> found = find(register.table()).orElseThrow();
          Thread.yield();
          return new Entered<>(found.contribution(), found.generation().lease().orElseThrow());
        });
    assertTrue(under.failures.get() > 0);
  }

  /** Switches generations back and forth while others enter, until enough has happened. */
  private final class Switching {
    final AtomicLong entries = new AtomicLong();
    final AtomicLong failures = new AtomicLong();

    void run(java.util.function.Supplier<Entered<Greeting>> enter) throws Exception {
      FiledGeneration first = file("voting", "1.0.0", "one");
      FiledGeneration second = file("voting", "2.0.0", "two");
      AtomicBoolean done = new AtomicBoolean();
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        threads.add(new Thread(() -> enterUntil(done, enter)));
      }
      threads.forEach(Thread::start);
      for (int i = 0; i < 20_000 || entries.get() < 20_000; i++) {
        register.switchTo(List.of(i % 2 == 0 ? second : first));
        // an odd number of switches later, so that who looked before finds the other version
        if (i % 99 == 0) {
          Thread.sleep(1);
        }
      }
      done.set(true);
      for (Thread thread : threads) {
        thread.join();
      }
      assertEquals(0, first.leases() + second.leases());
    }

    private void enterUntil(
        AtomicBoolean done, java.util.function.Supplier<Entered<Greeting>> enter) {
      while (!done.get()) {
        try (Entered<Greeting> inside = enter.get()) {
          if (inside.generation().leases() < 1) {
            failures.incrementAndGet();
          }
        } catch (RuntimeException e) {
          failures.incrementAndGet();
        }
        entries.incrementAndGet();
      }
    }
  }
}
