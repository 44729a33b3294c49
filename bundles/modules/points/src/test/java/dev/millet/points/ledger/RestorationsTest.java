package dev.millet.points.ledger;

import static dev.millet.points.ledger.LedgerGround.REASON;
import static dev.millet.points.ledger.LedgerGround.id;
import static dev.millet.points.ledger.LedgerGround.member;
import static dev.millet.points.ledger.LedgerGround.payment;
import static dev.millet.points.ledger.LedgerGround.refusal;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.points.api.Balance;
import dev.millet.points.api.Currency;
import dev.millet.points.api.Grant;
import dev.millet.points.api.Payment;
import dev.millet.points.api.Receipt;
import dev.millet.points.api.Receipt.State;
import dev.millet.points.api.Restoration;
import dev.millet.points.api.Reversal;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A restoration gives back exactly what a reversal took. */
@RunWith(Parameterized.class)
public final class RestorationsTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
  private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

  private final LedgerGround ground;
  private final Ledger ledger;
  private final long ann = member();

  public RestorationsTest(TestDatabase database) {
    ground = new LedgerGround(database);
    ledger = ground.ledger;
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @After
  public void theBooksBalance() {
    assertEquals(List.of(), ground.differences());
  }

  private Receipt reverse(String grant) {
    return ledger.reverse(List.of(new Reversal(grant, REASON))).get(0);
  }

  private Receipt restore(String id, String grant, long most) {
    return ledger.restore(List.of(new Restoration(id, grant, most, REASON))).get(0);
  }

  private String restored(String grant) {
    String id = id();
    restore(id, grant, Grant.MAX_AMOUNT);
    return id;
  }

  private SortedMap<Instant, Long> dates() {
    return ground.database.read(
        handle ->
            ground.store.expiring(handle, ground.store.ofMember(handle, ann).orElseThrow().id()));
  }

  private void nextMonth() {
    ground.wait(Duration.ofDays(31));
  }

  @Test
  public void coinsHaveTheDatesThatTheyHad() {
    String first = ground.coins(ann, 10);
    nextMonth();
    ground.coins(ann, 10);
    ledger.spend(payment(ann, 7));
    SortedMap<Instant, Long> before = dates();
    assertEquals(Map.of(MAY, 3L, JUNE, 10L), before);
    reverse(first);
    assertEquals("3 of its own, 7 of the other", Map.of(JUNE, 3L), dates());
    ground.wait(DAY);
    restored(first);
    assertEquals(before, dates());
  }

  @Test
  public void whatHasExpiredMeanwhileStaysExpired() {
    String grant = ground.coins(ann, 10);
    ledger.spend(payment(ann, 4));
    reverse(grant);
    ground.clock.set(MAY);
    restored(grant);
    assertEquals(new Balance(0, 0, 0, 0), ground.balance(ann));
    nextMonth();
    String other = ground.coins(ann, 5);
    reverse(other);
    restored(other);
    assertEquals(5, ground.available(ann));
  }

  @Test
  public void whatHadExpiredBeforeIsNotGivenBack() {
    String grant = ground.coins(ann, 10);
    Payment payment = payment(ann, 4);
    ledger.spend(payment);
    ground.clock.set(MAY);
    ground.coins(ann, 20);
    assertEquals("what was spent", 4, reverse(grant).amount());
    String again = restored(grant);
    assertEquals(20, ground.available(ann));
    assertEquals(4, reverse(again).amount());
  }

  @Test
  public void whatIsStillOwedIsNotOwedAnyMore() {
    String grant = ground.coins(ann, 10);
    ledger.spend(payment(ann, 7));
    reverse(grant);
    assertEquals(new Balance(0, 0, 0, 7), ground.balance(ann));
    restored(grant);
    assertEquals(new Balance(3, 0, 0, 0), ground.balance(ann));
  }

  @Test
  public void coinsThatPaidADebtMeanwhileComeBackWithTheirDates() {
    String grant = ground.coins(ann, 10);
    ledger.spend(payment(ann, 7));
    reverse(grant);
    nextMonth();
    ground.coins(ann, 5);
    assertEquals(new Balance(0, 0, 0, 2), ground.balance(ann));
    restored(grant);
    assertEquals(Map.of(MAY, 3L, JUNE, 5L), dates());
    assertEquals(new Balance(8, 0, 0, 0), ground.balance(ann));
  }

  @Test
  public void aRestorationIsMadeOnceAndCanBeReversedAndRestoredAgain() {
    String grant = ground.coins(ann, 10);
    ledger.spend(payment(ann, 4));
    String last = grant;
    for (int i = 0; i < 3; i++) {
      reverse(last);
      assertTrue(reverse(last).repeated());
      assertEquals(new Balance(0, 0, 0, 4), ground.balance(ann));
      String next = id();
      assertFalse(restore(next, last, 10).repeated());
      assertTrue(restore(next, last, 10).repeated());
      assertEquals(new Balance(6, 0, 0, 0), ground.balance(ann));
      last = next;
    }
    assertEquals(Map.of(MAY, 6L), dates());
  }

  @Test
  public void noMoreIsGivenBackThanIsAskedFor() {
    String grant = ground.coins(ann, 10);
    reverse(grant);
    String some = id();
    assertEquals(3, restore(some, grant, 3).amount());
    assertEquals(3, ground.available(ann));
    assertEquals("only what was given back", 3, reverse(some).amount());
    assertEquals(new Balance(0, 0, 0, 0), ground.balance(ann));
  }

  @Test
  public void aPendingGrantIsPendingUntilTheSameMoment() {
    Instant due = LedgerGround.BEGIN.plus(DAY.multipliedBy(2));
    Grant grant = new Grant(id(), ann, Currency.COINS, 5, REASON, due);
    ledger.grant(List.of(grant));
    ground.wait(DAY);
    reverse(grant.id());
    String again = restored(grant.id());
    assertEquals(new Balance(0, 5, 0, 0), ground.balance(ann));
    reverse(again);
    assertEquals(Balance.NONE, ground.balance(ann));
    String third = restored(again);
    ground.wait(DAY);
    assertEquals("its moment has come", new Balance(5, 0, 0, 0), ground.balance(ann));
    reverse(third);
    ground.wait(DAY);
    restored(third);
    assertEquals(new Balance(5, 0, 0, 0), ground.balance(ann));
  }

  @Test
  public void whatSomebodyCancelledStaysCancelledWhateverBecomesOfItsCause() {
    Instant due = LedgerGround.BEGIN.plus(DAY);
    Grant before = new Grant(id(), ann, Currency.COINS, 5, REASON, due);
    Grant since = new Grant(id(), ann, Currency.COINS, 5, REASON, due);
    ledger.grant(List.of(before, since));
    ledger.cancel(before.id());
    for (Grant each : List.of(before, since)) {
      reverse(each.id());
    }
    assertTrue(ledger.cancel(since.id()).repeated());
    for (Grant each : List.of(before, since)) {
      assertEquals(State.VOIDED, restore(id(), each.id(), 5).state());
    }
    assertEquals(Balance.NONE, ground.balance(ann));
    ground.wait(DAY.multipliedBy(2));
    assertEquals(Balance.NONE, ground.balance(ann));
  }

  @Test
  public void aPendingGrantWhoseMomentHasPassedCountsNow() {
    Grant grant = new Grant(id(), ann, Currency.COINS, 5, REASON, LedgerGround.BEGIN.plus(DAY));
    ledger.grant(List.of(grant));
    reverse(grant.id());
    ground.wait(DAY.multipliedBy(3));
    restored(grant.id());
    assertEquals(new Balance(5, 0, 0, 0), ground.balance(ann));
  }

  @Test
  public void experienceIsBackOnTheLeaderboardsWhereItWas() {
    Instant then = ground.clock.get();
    String grant = ground.experience(ann, 120);
    ground.wait(Duration.ofDays(40));
    reverse(grant);
    String again = restored(grant);
    assertEquals(2, ledger.account(ann).levelNo());
    for (String period : LedgerGround.programme().periods(then)) {
      assertEquals(period, 120, score(period));
    }
    reverse(again);
    for (String period : LedgerGround.programme().periods(then)) {
      assertEquals(period, 0, score(period));
    }
  }

  private long score(String period) {
    long account = ledger.account(ann).id();
    return ground.database.read(
        handle ->
            new Scores(ground.database)
                .find(handle, period, account)
                .map(Scores.Score::score)
                .orElse(0L));
  }

  @Test
  public void whatWasNotReversedIsNotGivenBack() {
    String grant = ground.coins(ann, 10);
    assertEquals(State.VOIDED, restore(id(), grant, 10).state());
    assertEquals(State.VOIDED, restore(id(), "t/none", 10).state());
    assertEquals(10, ground.available(ann));
    reverse(grant);
    restored(grant);
    assertEquals("it is given back once", State.VOIDED, restore(id(), grant, 10).state());
    assertEquals(10, ground.available(ann));
    assertEquals("points.other-content", refusal(() -> restore(grant, grant, 5)));
  }
}
