package dev.millet.points.ledger;

import dev.millet.points.api.Currency;
import dev.millet.points.api.Receipt;
import dev.millet.points.api.Receipt.State;
import dev.millet.points.api.Restoration;
import dev.millet.points.ledger.Transfer.Origin;
import java.util.Objects;

/**
 * Gives back what reversals took. A restoration is a grant that names the one that it restores: it
 * can be reversed, and restored again.
 */
final class Restoring {

  private final Posting posting;

  Restoring(Posting posting) {
    this.posting = posting;
  }

  Receipt restore(Restoration wanted) {
    Transfer grant = posting.find(wanted.grant());
    // a grant that came after the accounts were locked is later than this
    Book book = grant == null ? null : posting.ofAccount(grant.account());
    if (book == null || !Grants.isGrant(grant) || book.account().member() == null) {
      return nothing(wanted);
    }
    Transfer before = posting.find(wanted.id());
    if (before != null) {
      return new Receipt(wanted.id(), state(book, before), before.move().amount(), 0, true);
    }
    Pending pending = book.pending(grant.seq());
    boolean voided = pending != null && pending.state() == State.VOIDED && !pending.givenUp();
    Transfer reversal = posting.find(Posting.reversalId(grant.id()));
    Transfer taken = voided ? grant : reversal;
    if (taken == null || book.lots().isRestored(taken.seq())) {
      return nothing(wanted);
    }
    book.lots().setRestored(taken.seq());
    if (voided) {
      return beginAgain(book, grant, pending, wanted);
    }
    return giveBack(book, grant, reversal, wanted);
  }

  private static Receipt nothing(Restoration wanted) {
    return new Receipt(wanted.id(), State.VOIDED, 0, 0, false);
  }

  private static State state(Book book, Transfer restored) {
    boolean pending = restored.move().kind() == TransferKind.PENDING;
    return pending ? book.pending(restored.seq()).state() : State.POSTED;
  }

  /**
   * Requires that a restoration is new or the same as before. To be asked before any of a list is
   * made.
   *
   * @throws dev.millet.api.gateway.ProblemException 409 where it has other content
   */
  void requireSame(Restoration wanted) {
    Transfer before = posting.find(wanted.id());
    Transfer grant = posting.find(wanted.grant());
    if (before == null) {
      return;
    }
    boolean same =
        grant != null
            && before.account() == grant.account()
            && Grants.isGrant(before)
            && before.move().currency() == grant.move().currency()
            && before.move().amount() <= wanted.most()
            && before.origin().label().equals(wanted.reason().label())
            && Objects.equals(before.origin().entry(), wanted.reason().entry())
            && Objects.equals(before.subject(), wanted.reason().subject());
    if (!same) {
      throw Refusals.otherContent(wanted.id());
    }
  }

  private Receipt beginAgain(Book book, Transfer grant, Pending was, Restoration wanted) {
    Transfer begun =
        book.begin(
            wanted.id(),
            was.currency(),
            TransferKind.PENDING,
            Math.min(wanted.most(), was.amount()),
            wanted.reason(),
            was.dueAt());
    if (!was.dueAt().isAfter(book.now())) {
      book.count(book.pending(begun.seq()), book.now());
    }
    return new Receipt(wanted.id(), state(book, begun), begun.move().amount(), 0, false);
  }

  private Receipt giveBack(Book book, Transfer grant, Transfer reversal, Restoration wanted) {
    Currency currency = grant.move().currency();
    long owed = reversal.effect().owed();
    long all = Math.min(wanted.most(), reversal.move().amount() + owed);
    long forgiven = Math.min(all, Math.min(owed, book.account().purse(currency).owed()));
    long back = all - forgiven;
    Transfer restored =
        book.move(
            wanted.id(),
            Grants.move(grant, TransferKind.GRANT, back),
            -forgiven,
            Origin.of(wanted.reason(), Grants.root(grant)),
            wanted.reason().subject(),
            book.now());
    if (currency == Currency.COINS) {
      Lots lots = book.lots();
      long recovered = Math.min(back, owed - forgiven);
      long own =
          lots.restoreRecovered(reversal.seq(), grant.seq(), recovered)
              + lots.restoreReversed(reversal.seq(), grant.seq(), back - recovered);
      lots.add(restored.seq(), back, own, lots.find(grant.seq()).expiresAt());
    } else {
      Grants.score(book, grant, back);
    }
    book.returned(currency, book.now());
    return new Receipt(wanted.id(), State.POSTED, back, 0, false);
  }
}
