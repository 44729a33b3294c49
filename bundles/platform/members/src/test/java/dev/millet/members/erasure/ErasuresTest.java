package dev.millet.members.erasure;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.Next;
import dev.millet.api.journal.Subscription;
import dev.millet.api.members.MemberData;
import dev.millet.api.modules.HealthCheck;
import dev.millet.members.SetClock;
import dev.millet.members.deletion.MemberDeleted;
import dev.millet.testing.FakeGenerations;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class ErasuresTest {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Database database;
  private final SetClock clock = new SetClock();
  private final FakeGenerations generations = new FakeGenerations(null);
  private final Erasures erasures;

  /** The tests of a class share a database: each has sections and accounts of its own. */
  private final String mine = "section" + NUMBER.incrementAndGet();

  private final long account = 1_000L * NUMBER.get();

  /** How many rows modules keep, by section and account. */
  private final Map<String, Integer> rows = new ConcurrentHashMap<>();

  public ErasuresTest(TestDatabase test) {
    database = test.database();
    erasures = new Erasures(database, generations, clock);
    erasures.start(Duration.ofDays(1));
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @After
  public void close() throws Exception {
    erasures.close();
  }

  @Test
  public void everySectionErasesAnAccountThatWasDeleted() throws Exception {
    file("one", MemberData.of(mine + ".a", id -> "", id -> rows.remove(mine + ".a" + id)));
    file("two", inParts(mine + ".b"));
    keep(mine + ".a", account, 5);
    keep(mine + ".b", account, 5);
    keep(mine + ".b", account + 1, 5);

    delete(account);

    await(() -> rows.size() == 1);
    assertTrue(rows.containsKey(mine + ".b" + (account + 1)));
    await(() -> due(mine + ".a") == 0 && due(mine + ".b") == 0);
  }

  @Test
  public void aModuleThatWasAwayErasesWhenItComesBack() throws Exception {
    file("away", inParts(mine));
    await(() -> state(mine).isPresent());
    generations.remove("away");
    keep(mine, account, 3);
    delete(account);
    assertEquals("away", tellsModule("away"));
    assertNull(state(mine).get().module());
    assertTrue(due(mine) > 0);

    file("away", inParts(mine));

    await(() -> due(mine) == 0);
    assertTrue(rows.isEmpty());
  }

  @Test
  public void aSectionThatIsNewErasesWhatWasDeletedBefore() throws Exception {
    keep(mine, account, 1);
    delete(account);

    file("new", inParts(mine));

    await(() -> rows.isEmpty() && due(mine) == 0);
  }

  @Test
  public void theNextProcessErasesWhatTheOneBeforeDidNot() throws Exception {
    file("here", inParts(mine));
    await(() -> state(mine).isPresent());
    erasures.close();
    keep(mine, account, 3);
    delete(account);

    Erasures next = new Erasures(database, generations, clock);
    next.start(Duration.ofDays(1));
    try {
      await(rows::isEmpty);
    } finally {
      next.close();
    }
  }

  @Test
  public void aModuleThatCrashesIsTriedAgainAndKeepsNoOtherWaiting() throws Exception {
    AtomicInteger failures = new AtomicInteger(Integer.MAX_VALUE);
    file(
        "bad",
        MemberData.of(
            mine + ".bad",
            id -> "",
            id -> {
              if (id == account && failures.getAndDecrement() > 0) {
                throw new NoClassDefFoundError("on purpose");
              }
              rows.remove(mine + ".bad" + id);
            }));
    file("good", inParts(mine + ".good"));
    keep(mine + ".bad", account, 1);
    keep(mine + ".bad", account + 1, 1);
    keep(mine + ".good", account, 1);

    delete(account);
    delete(account + 1);

    await(() -> rows.size() == 1 && due(mine + ".bad") == 1);
    assertTrue(rows.containsKey(mine + ".bad" + account));
    assertEquals(Optional.empty(), complaint());
    await(() -> complaint().isPresent() || laterAndAwake(Duration.ofSeconds(30)));
    assertTrue(complaint().get(), complaint().get().contains(mine + ".bad"));
    assertTrue(complaint().get(), complaint().get().contains("on purpose"));
    assertEquals(1, state(mine + ".bad").get().failing());

    failures.set(0);
    await(() -> rows.isEmpty() && due(mine + ".bad") == 0 || laterAndAwake(Duration.ofMinutes(5)));
    assertEquals(Optional.empty(), complaint());
  }

  @Test
  public void toHearOfADeletionTwiceDoesNoHarm() throws Exception {
    file("twice", inParts(mine));
    keep(mine, account, 1);
    delete(account);
    delete(account);
    await(() -> rows.isEmpty() && due(mine) == 0);
  }

  @Test
  public void oldDeletionsGoOnceEverySectionHasTakenThemUp() throws Exception {
    file("here", inParts(mine));
    delete(account);
    await(() -> due(mine) == 0);
    erasures.register(mine + ".absent", "absent");
    Job drop = contribution(Job.class);
    clock.pass(Duration.ofDays(400));

    assertEquals(Next.LATER, drop.handler().run(null));
    assertTrue(due(mine + ".absent") > 0);

    file("absent", inParts(mine + ".absent"));
    await(() -> due(mine + ".absent") == 0);
    takeAllUp();
    assertEquals(Next.LATER, drop.handler().run(null));
    erasures.register(mine + ".late", "late");
    assertEquals(0, due(mine + ".late"));
  }

  @Test
  public void thePartsOfAnErasureAreTransactionsOfTheirOwn() throws Exception {
    AtomicInteger parts = new AtomicInteger();
    file(
        "parts",
        MemberData.inParts(
            mine,
            id -> "",
            id -> {
              assertTrue(database.writing());
              if (id == account && parts.incrementAndGet() == 2) {
                throw new IllegalStateException("on purpose");
              }
              rows.computeIfPresent(mine + id, (key, left) -> left == 1 ? null : left - 1);
              return !rows.containsKey(mine + id);
            }));
    keep(mine, account, 3);
    delete(account);
    await(() -> parts.get() >= 2 && due(mine) == 1);
    assertEquals(Integer.valueOf(2), rows.get(mine + account));
    await(() -> rows.isEmpty() || laterAndAwake(Duration.ofMinutes(1)));
  }

  /** Lets time pass; false. */
  private boolean laterAndAwake(Duration time) {
    clock.pass(time);
    erasures.wake();
    return false;
  }

  private void takeAllUp() {
    database.write(
        handle ->
            handle.execute(
                """
                UPDATE members_data_sections SET taken_up = 1000000 WHERE section <> ''
                """));
  }

  private MemberData inParts(String section) {
    return MemberData.inParts(
        section,
        id -> "",
        id -> {
          rows.computeIfPresent(section + id, (key, left) -> left == 1 ? null : left - 1);
          return !rows.containsKey(section + id);
        });
  }

  private void file(String module, MemberData data) {
    generations.activate(module, data);
  }

  private void keep(String section, long member, int count) {
    rows.put(section + member, count);
  }

  private String tellsModule(String module) {
    assertFalse(
        generations.table().generations().stream().anyMatch(each -> each.module().equals(module)));
    return module;
  }

  private void delete(long member) throws Exception {
    var entry =
        FakeJournal.entry(1, MemberDeleted.TYPE, new MemberDeleted(member, clock.instant()));
    Subscription subscription = contribution(Subscription.class);
    database.write(
        handle -> {
          subscription.handler().handle(List.of(entry));
          return null;
        });
  }

  private <T> T contribution(Class<T> type) {
    return erasures.contributions().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  private Optional<String> complaint() {
    try {
      return contribution(HealthCheck.class).check().call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Optional<ErasureState> state(String section) {
    return erasures.states().stream().filter(each -> each.section().equals(section)).findFirst();
  }

  private long due(String section) {
    return state(section).map(ErasureState::due).orElse(-1L);
  }

  static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue("it did not come about", System.nanoTime() < end);
      Thread.sleep(5);
    }
  }
}
