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
import dev.millet.points.api.Reversal;
import dev.millet.points.ledger.Ledger.LevelReached;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class LedgerTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MONTHS = Duration.ofDays(125);

  private final LedgerGround ground;
  private final Ledger ledger;
  private final long ann = member();

  public LedgerTest(TestDatabase database) {
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

  @Test
  public void aRetriedTransferIsMadeOnce() {
    Grant grant = Grant.of(id(), ann, Currency.COINS, 10, REASON);
    assertFalse(ledger.grant(List.of(grant)).get(0).repeated());
    assertTrue(ledger.grant(List.of(grant)).get(0).repeated());
    Payment payment = payment(ann, 4);
    assertFalse(ledger.spend(payment).repeated());
    assertTrue(ledger.spend(payment).repeated());
    assertEquals(6, ground.available(ann));
  }

  @Test
  public void theSameIdWithOtherContentIsRefused() {
    String id = ground.coins(ann, 10);
    for (Grant other :
        List.of(
            Grant.of(id, ann, Currency.COINS, 11, REASON),
            Grant.of(id, ann, Currency.EXPERIENCE, 10, REASON),
            Grant.of(id, member(), Currency.COINS, 10, REASON),
            Grant.of(id, ann, Currency.COINS, 10, REASON.causedBy(7)),
            new Grant(id, ann, Currency.COINS, 10, REASON, LedgerGround.BEGIN.plus(DAY)))) {
      assertEquals("points.other-content", refusal(() -> ledger.grant(List.of(other))));
    }
    Payment payment = new Payment(id, ann, 10, REASON);
    assertEquals("points.other-content", refusal(() -> ledger.spend(payment)));
    assertEquals(10, ground.available(ann));
  }

  @Test
  public void nobodySpendsMoreThanThereIs() {
    ground.coins(ann, 10);
    assertEquals("points.not-enough", refusal(() -> ledger.spend(payment(ann, 11))));
    assertEquals(
        "points.not-enough",
        refusal(() -> ledger.hold(payment(ann, 11), LedgerGround.BEGIN.plus(DAY))));
    ledger.spend(payment(ann, 10));
    assertEquals("points.not-enough", refusal(() -> ledger.spend(payment(ann, 1))));
  }

  @Test
  public void aListOfGrantsIsAllOrNothing() {
    String taken = ground.coins(ann, 1);
    List<Grant> list =
        List.of(
            Grant.of(id(), ann, Currency.COINS, 5, REASON),
            Grant.of(taken, ann, Currency.COINS, 5, REASON));
    assertEquals("points.other-content", refusal(() -> ledger.grant(list)));
    assertEquals(1, ground.available(ann));
  }

  @Test
  public void coinsExpireAtTheEndOfTheirMonth() {
    ground.coins(ann, 10);
    ground.clock.set(Instant.parse("2026-04-30T23:59:59Z"));
    assertEquals(10, ground.available(ann));
    ground.clock.set(Instant.parse("2026-05-01T00:00:00Z"));
    assertEquals(0, ground.available(ann));
    Transfer expiry = ground.transfers(ann).get(1);
    assertEquals(TransferKind.EXPIRY, expiry.move().kind());
    assertEquals(Instant.parse("2026-05-01T00:00:00Z"), expiry.happenedAt());
  }

  @Test
  public void theOldestCoinsAreSpentFirst() {
    ground.coins(ann, 10);
    ground.wait(Duration.ofDays(31));
    ground.coins(ann, 10);
    ledger.spend(payment(ann, 7));
    ground.clock.set(Instant.parse("2026-05-01T00:00:00Z"));
    assertEquals("3 of the first lot have expired", 10, ground.available(ann));
  }

  @Test
  public void aRefundRestoresTheLotsWithTheirDates() {
    ground.coins(ann, 10);
    ground.wait(Duration.ofDays(31));
    ground.coins(ann, 10);
    Payment payment = payment(ann, 15);
    ledger.spend(payment);
    String first = id();
    ledger.refund(first, payment.id(), 8);
    assertTrue(ledger.refund(first, payment.id(), 8).repeated());
    assertEquals(13, ground.available(ann));
    assertEquals("points.too-much", refusal(() -> ledger.refund(id(), payment.id(), 8)));
    ledger.refund(id(), payment.id(), 7);
    ground.clock.set(Instant.parse("2026-05-01T00:00:00Z"));
    assertEquals("the first lot expired on its date", 10, ground.available(ann));
  }

  @Test
  public void whatIsRefundedAfterItsDateExpiresAtOnce() {
    ground.coins(ann, 10);
    Payment payment = payment(ann, 6);
    ledger.spend(payment);
    ground.wait(MONTHS);
    ledger.refund(id(), payment.id(), 6);
    assertEquals(0, ground.available(ann));
    assertEquals(
        List.of(
            TransferKind.GRANT,
            TransferKind.SPEND,
            TransferKind.EXPIRY,
            TransferKind.REFUND,
            TransferKind.EXPIRY),
        ground.kinds(ann));
  }

  @Test
  public void aHoldIsPostedOrGivenBack() {
    ground.coins(ann, 10);
    Instant until = LedgerGround.BEGIN.plus(DAY);
    Payment first = payment(ann, 4);
    Payment second = payment(ann, 3);
    ledger.hold(first, until);
    ledger.hold(second, until);
    assertEquals(new Balance(3, 0, 7, 0), ground.balance(ann));
    assertFalse(ledger.post(first.id()).repeated());
    assertTrue(ledger.post(first.id()).repeated());
    assertEquals("points.settled", refusal(() -> ledger.cancel(first.id())));
    ledger.cancel(second.id());
    assertTrue(ledger.cancel(second.id()).repeated());
    assertEquals("points.settled", refusal(() -> ledger.post(second.id())));
    assertEquals(new Balance(6, 0, 0, 0), ground.balance(ann));
    ledger.refund(id(), first.id(), 4);
    assertEquals(10, ground.available(ann));
    assertEquals("points.no-transfer", refusal(() -> ledger.refund(id(), second.id(), 1)));
  }

  @Test
  public void aHoldIsGivenBackWhenItsTimeHasPassed() {
    ground.coins(ann, 10);
    Payment payment = payment(ann, 4);
    ledger.hold(payment, LedgerGround.BEGIN.plus(DAY));
    ground.wait(DAY);
    assertEquals(new Balance(10, 0, 0, 0), ground.balance(ann));
    assertEquals("points.settled", refusal(() -> ledger.post(payment.id())));
    assertEquals(State.VOIDED, ledger.hold(payment, LedgerGround.BEGIN.plus(DAY)).state());
  }

  @Test
  public void aPendingGrantCountsWhenItsTimeHasCome() {
    Grant grant = new Grant(id(), ann, Currency.COINS, 5, REASON, LedgerGround.BEGIN.plus(DAY));
    assertEquals(State.PENDING, ledger.grant(List.of(grant)).get(0).state());
    assertEquals(new Balance(0, 5, 0, 0), ground.balance(ann));
    ground.wait(DAY);
    assertEquals(new Balance(5, 0, 0, 0), ground.balance(ann));
    assertEquals(State.POSTED, ledger.grant(List.of(grant)).get(0).state());
  }

  @Test
  public void aPendingGrantWhoseCauseIsUndoneNeverCounts() {
    Grant grant = new Grant(id(), ann, Currency.COINS, 5, REASON, LedgerGround.BEGIN.plus(DAY));
    ledger.grant(List.of(grant));
    assertEquals(State.VOIDED, reverse(grant.id()).state());
    ground.wait(DAY);
    assertEquals(Balance.NONE, ground.balance(ann));
  }

  @Test
  public void aReversalTakesWhatIsThereAndTheRestFromTheNextEarnings() {
    String grant = ground.coins(ann, 10);
    ledger.spend(payment(ann, 7));
    Receipt receipt = reverse(grant);
    assertEquals(3, receipt.amount());
    assertEquals(7, receipt.owed());
    assertTrue(reverse(grant).repeated());
    assertEquals(new Balance(0, 0, 0, 7), ground.balance(ann));
    ground.coins(ann, 5);
    assertEquals(new Balance(0, 0, 0, 2), ground.balance(ann));
    ground.coins(ann, 5);
    assertEquals(new Balance(3, 0, 0, 0), ground.balance(ann));
  }

  @Test
  public void whatWasGivenBackPaysWhatIsOwed() {
    String grant = ground.coins(ann, 10);
    Payment payment = payment(ann, 10);
    ledger.spend(payment);
    reverse(grant);
    ledger.refund(id(), payment.id(), 10);
    assertEquals(Balance.NONE, ground.balance(ann));
  }

  @Test
  public void whatExpiredIsNotTakenBackOnceMore() {
    String grant = ground.coins(ann, 10);
    ledger.spend(payment(ann, 4));
    ground.wait(MONTHS);
    ground.coins(ann, 20);
    assertEquals(4, reverse(grant).amount());
    assertEquals(16, ground.available(ann));
  }

  @Test
  public void levelsAreLostWithAMarginOnly() {
    ground.experience(ann, 95);
    String last = ground.experience(ann, 5);
    assertEquals(2, ledger.account(ann).levelNo());
    String more = ground.experience(ann, 5);
    reverse(more);
    reverse(last);
    assertEquals("95 is within the margin of 100", 2, ledger.account(ann).levelNo());
    reverse(ground.experience(ann, 1));
    String large = ground.experience(ann, 105);
    assertEquals(3, ledger.account(ann).levelNo());
    reverse(large);
    assertEquals(2, ledger.account(ann).levelNo());
    assertEquals(
        List.of(2, 3),
        ground.journal.payloads(Ledger.LEVEL_REACHED, LevelReached.class).stream()
            .filter(each -> each.member() == ann)
            .map(LevelReached::level)
            .toList());
  }

  @Test
  public void somebodyWhoIsGoneGetsNothing() {
    assertEquals(
        State.POSTED,
        ledger.grant(List.of(Grant.of(id(), ann, Currency.COINS, 9, REASON))).get(0).state());
    ledger.hold(payment(ann, 2), LedgerGround.BEGIN.plus(DAY));
    ledger.close(ann);
    assertEquals(Balance.NONE, ground.balance(ann));
    assertEquals(TransferKind.CLOSING, ground.kinds(ann).get(3));
  }
}
