package dev.millet.points.ledger;

import static dev.millet.points.ledger.LedgerGround.REASON;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.gateway.ProblemException;
import dev.millet.points.api.Balance;
import dev.millet.points.api.Currency;
import dev.millet.points.api.Grant;
import dev.millet.points.api.Payment;
import dev.millet.points.api.Restoration;
import dev.millet.points.api.Reversal;
import dev.millet.testing.Sweep;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * Random histories of threads that grant, spend, hold, post, void, refund, reverse and restore,
 * each step twice, through two ledgers, while time passes. The order in which the ledger took the
 * steps is played to a model.
 */
@RunWith(Parameterized.class)
public final class LedgerHistoriesTest {

  private static final int HISTORIES = Sweep.rounds(4, 200);
  private static final int THREADS = 4;
  private static final int STEPS = 40;
  private static final int MEMBERS = 3;
  private static final long MAX_AMOUNT = 20;

  private final TestDatabase test;

  public LedgerHistoriesTest(TestDatabase test) {
    this.test = test;
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  /** A step of a history, which can be done again. */
  private interface Step {
    void run(Ledger ledger);
  }

  /** The purpose of each step, by the id of its transfer. */
  private record Meant(String of, Instant due) {}

  /** One history. */
  private static final class History {

    private final LedgerGround ground;
    private final List<Long> members;
    private final Queue<String> grants = new ConcurrentLinkedQueue<>();
    private final Queue<String> holds = new ConcurrentLinkedQueue<>();
    private final Queue<String> payments = new ConcurrentLinkedQueue<>();
    private final Map<String, Meant> meant = new ConcurrentHashMap<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    private History(LedgerGround ground) {
      this.ground = ground;
      List<Long> all = new ArrayList<>();
      for (int i = 0; i < MEMBERS; i++) {
        all.add(LedgerGround.member());
      }
      this.members = all;
    }

    void run(long seed) throws InterruptedException {
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      for (int i = 0; i < THREADS; i++) {
        Random random = new Random(seed * THREADS + i);
        // two versions of the module, or two nodes, on the same rows
        Ledger ledger = i % 2 == 0 ? ground.ledger : ground.other();
        threads.execute(() -> steps(random, ledger));
      }
      threads.shutdown();
      assertTrue("a step waits for ever", threads.awaitTermination(2, TimeUnit.MINUTES));
    }

    private void steps(Random random, Ledger ledger) {
      for (int i = 0; i < STEPS && failures.isEmpty(); i++) {
        Step step = next(random);
        // the second time it is a retry, which changes nothing
        tried(step, ledger);
        tried(step, ledger);
        if (random.nextInt(6) == 0) {
          ground.wait(Duration.ofHours(random.nextInt(24 * 12)));
        }
      }
    }

    private void tried(Step step, Ledger ledger) {
      try {
        step.run(ledger);
      } catch (ProblemException e) {
        if (!e.problem().code().startsWith("points.")) {
          failures.add(e);
        }
      } catch (RuntimeException | AssertionError e) {
        failures.add(e);
      }
    }

    private Step next(Random random) {
      long member = members.get(random.nextInt(MEMBERS));
      long amount = 1 + random.nextInt((int) MAX_AMOUNT);
      String id = LedgerGround.id();
      Instant due = ground.clock.get().plus(Duration.ofHours(1 + random.nextInt(24 * 40)));
      switch (random.nextInt(12)) {
        case 0, 1 -> {
          grants.add(id);
          Grant grant = Grant.of(id, member, Currency.COINS, amount, REASON);
          return ledger -> ledger.grant(List.of(grant));
        }
        case 2 -> {
          grants.add(id);
          meant.put(id, new Meant(null, due));
          Grant grant = new Grant(id, member, Currency.COINS, amount, REASON, due);
          return ledger -> ledger.grant(List.of(grant));
        }
        case 3, 4 -> {
          payments.add(id);
          return ledger -> ledger.spend(new Payment(id, member, amount, REASON));
        }
        case 5 -> {
          holds.add(id);
          payments.add(id);
          meant.put(id, new Meant(null, due));
          return ledger -> ledger.hold(new Payment(id, member, amount, REASON), due);
        }
        case 6 -> {
          String of = any(random, random.nextBoolean() ? holds : grants);
          return ledger -> ledger.post(of);
        }
        case 7 -> {
          String of = any(random, random.nextBoolean() ? holds : grants);
          return ledger -> ledger.cancel(of);
        }
        case 8 -> {
          String of = any(random, payments);
          meant.put(id, new Meant(of, null));
          return ledger -> ledger.refund(id, of, 1 + amount / 4);
        }
        case 9 -> {
          String of = any(random, grants);
          Meant before = meant.get(of);
          meant.put(id, new Meant(of, before == null ? null : before.due()));
          grants.add(id);
          return ledger ->
              ledger.restore(List.of(new Restoration(id, of, Grant.MAX_AMOUNT, REASON)));
        }
        default -> {
          String of = any(random, grants);
          return ledger -> ledger.reverse(List.of(new Reversal(of, REASON)));
        }
      }
    }

    private static String any(Random random, Queue<String> ids) {
      List<String> all = List.copyOf(ids);
      return all.isEmpty() ? "t/none" : all.get(random.nextInt(all.size()));
    }

    /** Plays what the ledger has written to the model. */
    ModelAccount model(long member, Instant end) {
      ModelAccount model = new ModelAccount();
      for (Transfer each : ground.transfers(member)) {
        Instant at = each.happenedAt();
        String id = each.id();
        long amount = each.move().amount();
        if (id.startsWith("~")) {
          continue;
        }
        model.passTime(at);
        switch (each.move().kind()) {
          case GRANT -> {
            if (meant.containsKey(id)) {
              model.restore(id, meant.get(id).of(), at);
            } else {
              model.grant(id, amount, at);
            }
          }
          case SPEND -> assertTrue(id, model.spend(id, amount));
          case PENDING -> model.promiseAgain(id, amount, meant.get(id).due(), at);
          case HOLD -> model.promise(id, true, amount, meant.get(id).due());
          case COUNTED, PAID -> model.end(before(id), true, at);
          case CANCELLED, RELEASED -> model.end(before(id), false, at);
          case REFUND -> model.refund(meant.get(id).of(), amount, at);
          case REVERSAL -> model.reverse(before(id), at);
          default -> throw new AssertionError(each.toString());
        }
      }
      model.passTime(end);
      return model;
    }

    private static String before(String id) {
      return id.substring(0, id.indexOf('~'));
    }

    void compare(String name) {
      Instant end = ground.clock.get();
      for (long member : members) {
        Balance balance = ground.balance(member);
        ModelAccount model = model(member, end);
        assertEquals(
            name,
            new Balance(model.balance(), model.pending(false), model.pending(true), model.owed()),
            balance);
        assertEquals(name, model.left(), left(member));
      }
    }

    private Map<String, Long> left(long member) {
      Map<String, Long> left = new TreeMap<>();
      Map<Long, String> ids = new TreeMap<>();
      ground.transfers(member).forEach(each -> ids.put(each.seq(), each.id()));
      ground
          .database
          .read(
              handle ->
                  ground.store.liveLots(
                      handle, ground.store.ofMember(handle, member).orElseThrow().id()))
          .forEach(lot -> left.put(ids.get(lot.seq()), lot.remaining()));
      return left;
    }
  }

  @Test
  public void everyHistoryEndsAsInTheModel() throws InterruptedException {
    for (int i = 0; i < HISTORIES; i++) {
      History history = new History(new LedgerGround(test));
      history.members.forEach(each -> history.ground.coins(each, 30));
      history.run(i);
      history.failures.forEach(Throwable::printStackTrace);
      assertTrue(history.failures.toString(), history.failures.isEmpty());
      history.compare("history " + i);
      assertEquals(List.of(), history.ground.differences());
    }
  }

  @Test
  public void withoutTheLockHistoriesFail() throws InterruptedException {
    assumeTrue("on HSQLDB writers take turns", test.dialect() == Dialect.POSTGRESQL);
    Database database = test.database();
    boolean failed = false;
    for (int i = 0; i < 10 && !failed; i++) {
      History history = new History(new LedgerGround(database, new LedgerStore(database, false)));
      history.members.forEach(each -> history.ground.coins(each, 30));
      history.run(i);
      failed = !history.failures.isEmpty();
    }
    assertTrue("the lock is not what keeps histories apart", failed);
  }
}
