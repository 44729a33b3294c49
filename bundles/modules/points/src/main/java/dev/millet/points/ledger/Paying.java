package dev.millet.points.ledger;

import dev.millet.points.api.Currency;
import dev.millet.points.api.Grant;
import dev.millet.points.api.Payment;
import dev.millet.points.api.Reason;
import dev.millet.points.api.Receipt;
import dev.millet.points.api.Receipt.State;
import dev.millet.points.ledger.Transfer.Move;
import dev.millet.points.ledger.Transfer.Origin;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Takes coins for something, and gives them back. */
final class Paying {

  private final Posting posting;

  Paying(Posting posting) {
    this.posting = posting;
  }

  /**
   * Requires that all of a list can be paid. To be asked before any of it is made.
   *
   * @throws dev.millet.api.gateway.ProblemException 409 where a member has too few coins for what
   *     is new, or a payment was made with other content
   */
  void requirePossible(List<Payment> payments) {
    Map<Long, Long> sums = new HashMap<>();
    for (Payment each : payments) {
      Book book = posting.ofMember(each.member());
      Transfer before = posting.find(each.id());
      if (before == null) {
        requireEnough(book, sums.merge(each.member(), each.amount(), Long::sum));
      } else {
        requireSame(book, before, each, TransferKind.SPEND);
      }
    }
  }

  /** Spends coins for a payment that is possible. */
  Receipt spend(Payment payment) {
    Book book = posting.ofMember(payment.member());
    if (posting.find(payment.id()) != null) {
      return new Receipt(payment.id(), State.POSTED, payment.amount(), 0, true);
    }
    Transfer paid =
        book.move(
            payment.id(),
            Currency.COINS,
            TransferKind.SPEND,
            payment.amount(),
            payment.reason(),
            book.now());
    book.lots().pay(payment.amount(), paid.seq());
    return new Receipt(payment.id(), State.POSTED, payment.amount(), 0, false);
  }

  Receipt hold(Payment payment, Instant until) {
    Book book = posting.ofMember(payment.member());
    Instant due = until.truncatedTo(ChronoUnit.MICROS);
    Transfer before = posting.find(payment.id());
    if (before != null) {
      requireSame(book, before, payment, TransferKind.HOLD);
      Pending held = book.pending(before.seq());
      if (!held.dueAt().equals(due)) {
        throw Refusals.otherContent(payment.id());
      }
      return new Receipt(payment.id(), held.state(), payment.amount(), 0, true);
    }
    requireEnough(book, payment.amount());
    Transfer begun =
        book.begin(
            payment.id(),
            Currency.COINS,
            TransferKind.HOLD,
            payment.amount(),
            payment.reason(),
            due);
    book.lots().pay(payment.amount(), begun.seq());
    if (!due.isAfter(book.now())) {
      book.release(book.pending(begun.seq()), book.now());
    }
    State state = book.pending(begun.seq()).state();
    return new Receipt(payment.id(), state, payment.amount(), 0, false);
  }

  private static void requireEnough(Book book, long amount) {
    long balance = book.account().coins().balance();
    if (balance < amount) {
      throw Refusals.notEnough(balance);
    }
  }

  private static void requireSame(Book book, Transfer before, Payment payment, TransferKind kind) {
    boolean same =
        before.account() == book.account().id()
            && before.move().kind() == kind
            && before.move().amount() == payment.amount()
            && before.origin().label().equals(payment.reason().label())
            && Objects.equals(before.origin().entry(), payment.reason().entry())
            && Objects.equals(before.subject(), payment.reason().subject());
    if (!same) {
      throw Refusals.otherContent(payment.id());
    }
  }

  Receipt refund(String id, Transfer paid, long amount) {
    Book book = posting.ofAccount(paid.account());
    requirePaid(book, paid);
    Transfer before = posting.find(id);
    if (before != null) {
      boolean same =
          before.account() == paid.account()
              && before.move().kind() == TransferKind.REFUND
              && before.move().amount() == amount
              && Objects.equals(before.origin().ofSeq(), paid.seq());
      if (!same) {
        throw Refusals.otherContent(id);
      }
      return new Receipt(id, State.POSTED, amount, 0, true);
    }
    long left = book.lots().left(paid.seq());
    if (amount > left) {
      throw Refusals.tooMuch(left);
    }
    Reason reason = paid.reason();
    // checks the id and the amount
    Grant checked = Grant.of(id, book.account().member(), Currency.COINS, amount, reason);
    book.move(
        checked.id(),
        new Move(Currency.COINS, TransferKind.REFUND, 0, 0, checked.amount()),
        0,
        Origin.of(reason, paid.seq()),
        paid.subject(),
        book.now());
    book.restore(paid.seq(), amount, book.now());
    return new Receipt(id, State.POSTED, amount, 0, false);
  }

  private static void requirePaid(Book book, Transfer paid) {
    boolean spent = paid.move().kind() == TransferKind.SPEND;
    boolean posted =
        paid.move().kind() == TransferKind.HOLD && book.pending(paid.seq()).state() == State.POSTED;
    if (book.account().member() == null || !(spent || posted)) {
      throw Refusals.unknown(paid.id());
    }
  }
}
