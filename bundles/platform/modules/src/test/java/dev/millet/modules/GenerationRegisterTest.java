package dev.millet.modules;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.modules.ActiveTable;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Entered;
import dev.millet.api.modules.Filed;
import dev.millet.api.modules.Generation.State;
import dev.millet.api.modules.ModuleUnavailableException;
import dev.millet.api.modules.Parking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.Test;

public final class GenerationRegisterTest {

  private static final Duration SOON = Duration.ofMillis(30);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final GenerationRegister register = new GenerationRegister();

  private record Greeting(String text, String identity) implements Contribution {}

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
        if (i % 100 == 0) {
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

  @Test
  public void nothingIsFiledOfAModuleWhoseContributionDoesNotKnowItsIdentity() {
    file("voting", "1.0.0", "one");
    List<Callable<String>> lacking =
        List.of(
            () -> {
              throw new NoClassDefFoundError("com/example/Gone");
            },
            () -> {
              throw new IllegalStateException("not yet");
            },
            () -> null);
    for (Callable<String> identity : lacking) {
      Contribution unsure = new Unsure(identity);
      assertThrows(
          Throwable.class,
          () -> register.file(StubBundles.bundle("polls", "1.0.0"), List.of(unsure)));
      assertEquals("it is not filed", 1, register.all().size());
      assertEquals("it is not active", 1, register.table().generations().size());
      file("polls", "1.0.1", "two");
      assertEquals("its place is free", List.of("one", "two"), greetings(register.table()));
      register.withdraw((FiledGeneration) register.all().get(1));
    }
  }

  @Test
  public void theIdentityIsAskedOnceSoThatNoLaterTableDependsOnIt() {
    AtomicInteger asked = new AtomicInteger();
    Contribution unsure =
        new Unsure(
            () -> {
              if (asked.incrementAndGet() > 1) {
                throw new NoClassDefFoundError("com/example/Gone");
              }
              return "GET /polls";
            });
    register.file(StubBundles.bundle("polls", "1.0.0"), List.of(unsure));
    FiledGeneration voting = file("voting", "1.0.0", "one");
    register.park("voting", LONG, 1).close();
    assertEquals(State.ACTIVE, voting.state());
    assertEquals("one", greet());
    assertEquals(1, asked.get());
  }

  @Test
  public void aListenerThatFailsKeepsNobodyFromBeingFiledAndTheOthersAreTold() {
    AtomicInteger told = new AtomicInteger();
    register.onPublish(
        () -> {
          throw new NoClassDefFoundError("com/example/Gone");
        });
    register.onPublish(told::incrementAndGet);
    assertEquals(State.ACTIVE, file("voting", "1.0.0", "one").state());
    assertEquals(1, told.get());
  }

  private record Unsure(Callable<String> answer) implements Contribution {
    @Override
    public String identity() {
      try {
        return answer.call();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private FiledGeneration file(String module, String version, String text) {
    return file(module, version, text, "");
  }

  private FiledGeneration file(String module, String version, String text, String identity) {
    return register.file(
        StubBundles.bundle(module, version), List.of(new Greeting(text, identity)));
  }

  private Optional<Entered<Greeting>> enter() {
    return register.enter(GenerationRegisterTest::find);
  }

  private static Optional<Filed<Greeting>> find(ActiveTable table) {
    return table.of(Greeting.class).stream().findFirst();
  }

  private String greet() {
    try (Entered<Greeting> inside = enter().orElseThrow()) {
      return inside.contribution().text();
    }
  }

  private static List<String> greetings(ActiveTable table) {
    return table.of(Greeting.class).stream().map(filed -> filed.contribution().text()).toList();
  }

  private static void awaitWaiting(Parking parking, int wanted) throws InterruptedException {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (parking.waiting() < wanted && System.nanoTime() < deadline) {
      Thread.sleep(1);
    }
    assertEquals(wanted, parking.waiting());
  }
}
