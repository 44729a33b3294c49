package dev.millet.points.ledger;

import dev.millet.points.api.Currency;
import dev.millet.points.api.Receipt;
import dev.millet.points.api.Receipt.State;
import dev.millet.points.api.Reversal;
import dev.millet.points.ledger.Transfer.Move;
import dev.millet.points.ledger.Transfer.Origin;
import java.time.Instant;

/** Takes grants back whose causes were undone. */
final class Reversing {

  private final Posting posting;

  Reversing(Posting posting) {
    this.posting = posting;
  }

  Receipt reverse(Reversal reversal) {
    String id = Posting.reversalId(reversal.grant());
    Transfer grant = posting.find(reversal.grant());
    // a grant that came after the accounts were locked is later than this
    Book book = grant == null ? null : posting.ofAccount(grant.account());
    if (book == null || !isGrant(grant) || book.account().member() == null) {
      return new Receipt(id, State.VOIDED, 0, 0, false);
    }
    Transfer before = posting.find(id);
    if (before != null) {
      return new Receipt(id, State.POSTED, before.move().amount(), before.effect().owed(), true);
    }
    Pending pending = book.pending(grant.seq());
    if (pending != null && pending.state() != State.POSTED) {
      boolean repeated = pending.state() == State.VOIDED;
      if (!repeated) {
        book.cancel(pending);
      }
      return new Receipt(id, State.VOIDED, 0, 0, repeated);
    }
    return take(book, id, grant, pending, reversal);
  }

  private static boolean isGrant(Transfer transfer) {
    TransferKind kind = transfer.move().kind();
    return kind == TransferKind.GRANT || kind == TransferKind.PENDING;
  }

  private Receipt take(Book book, String id, Transfer grant, Pending pending, Reversal reversal) {
    Currency currency = grant.move().currency();
    Lot lot = currency == Currency.COINS ? book.lots().find(grant.seq()) : null;
    long wanted = grant.move().amount() - (lot == null ? 0 : lot.expired());
    long taken = Math.min(wanted, book.account().purse(currency).balance());
    Transfer back =
        posting.made(
            book.move(
                id,
                new Move(currency, TransferKind.REVERSAL, 0, 0, taken),
                wanted - taken,
                Origin.of(reversal.reason(), grant.seq()),
                reversal.reason().subject(),
                book.now()));
    if (lot != null) {
      book.lots().takeFirst(lot, taken);
    } else {
      book.score(-taken, counted(book, grant, pending));
    }
    return new Receipt(id, State.POSTED, taken, back.effect().owed(), false);
  }

  /** Returns when a grant began to count: where it was counted, it is taken off. */
  private Instant counted(Book book, Transfer grant, Pending pending) {
    return pending == null ? grant.happenedAt() : book.countedAt(grant);
  }
}
