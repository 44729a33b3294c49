package dev.millet.points.ledger;

import static dev.millet.points.ledger.LedgerGround.REASON;
import static dev.millet.points.ledger.LedgerGround.id;
import static dev.millet.points.ledger.LedgerGround.member;
import static dev.millet.points.ledger.LedgerGround.payment;
import static dev.millet.points.ledger.LedgerGround.refusal;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.millet.points.api.Payment;
import dev.millet.points.api.Receipt;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Payments of one list. */
@RunWith(Parameterized.class)
public final class PaymentListTest {

  private final LedgerGround ground;
  private final Ledger ledger;
  private final long ann = member();
  private final long bob = member();

  public PaymentListTest(TestDatabase database) {
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

  @Test
  public void paymentsOfSeveralMembersAreMadeTogether() {
    ground.coins(ann, 3);
    ground.coins(ann, 7);
    ground.coins(bob, 5);
    List<Payment> list = List.of(payment(ann, 2), payment(bob, 5), payment(ann, 8));
    List<Receipt> receipts = ledger.spend(list);
    assertEquals(
        list.stream().map(Payment::id).toList(), receipts.stream().map(Receipt::id).toList());
    assertEquals(0, ground.available(ann));
    assertEquals(0, ground.available(bob));
    ledger.refund(id(), list.get(2).id(), 8);
    assertEquals(8, ground.available(ann));
  }

  @Test
  public void aListIsAllOrNothing() {
    ground.coins(ann, 10);
    ground.coins(bob, 10);
    List<Payment> list = List.of(payment(bob, 4), payment(ann, 6), payment(ann, 5));
    assertEquals("points.not-enough", refusal(() -> ledger.spend(list)));
    assertEquals(10, ground.available(ann));
    assertEquals(10, ground.available(bob));
  }

  @Test
  public void whatWasPaidBeforeIsNotPaidAgain() {
    ground.coins(ann, 20);
    Payment before = payment(ann, 6);
    ledger.spend(before);
    List<Payment> list = List.of(before, payment(ann, 4));
    assertEquals(List.of(true, false), ledger.spend(list).stream().map(Receipt::repeated).toList());
    assertEquals(List.of(true, true), ledger.spend(list).stream().map(Receipt::repeated).toList());
    assertEquals(10, ground.available(ann));
    List<Payment> other = List.of(payment(ann, 1), new Payment(before.id(), ann, 5, REASON));
    assertEquals("points.other-content", refusal(() -> ledger.spend(other)));
  }

  @Test
  public void anIdIsThereOnceInAList() {
    ground.coins(ann, 10);
    Payment one = payment(ann, 1);
    assertThrows(IllegalArgumentException.class, () -> ledger.spend(List.of(one, one)));
    assertEquals(10, ground.available(ann));
  }

  @Test
  public void manyMembersPayInOneList() {
    List<Long> members = new ArrayList<>();
    List<Payment> list = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      long each = member();
      members.add(each);
      ground.coins(each, 3);
      list.add(payment(each, 1));
      list.add(payment(each, 1));
    }
    ledger.spend(list);
    members.forEach(each -> assertEquals(1, ground.available(each)));
  }
}
