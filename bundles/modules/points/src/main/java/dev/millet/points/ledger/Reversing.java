package dev.millet.points.ledger;

import dev.millet.points.api.Currency;
import dev.millet.points.api.Receipt;
import dev.millet.points.api.Receipt.State;
import dev.millet.points.api.Reversal;
import dev.millet.points.ledger.Transfer.Origin;

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
    if (book == null || !Grants.isGrant(grant) || book.account().member() == null) {
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
    return take(book, id, grant, reversal);
  }

  private Receipt take(Book book, String id, Transfer grant, Reversal reversal) {
    Currency currency = grant.move().currency();
    Lot lot = currency == Currency.COINS ? book.lots().find(grant.seq()) : null;
    long wanted = Grants.worth(grant) - (lot == null ? 0 : lot.expired());
    long taken = Math.min(wanted, book.account().purse(currency).balance());
    Transfer back =
        book.move(
            id,
            Grants.move(grant, TransferKind.REVERSAL, taken),
            wanted - taken,
            Origin.of(reversal.reason(), grant.seq()),
            reversal.reason().subject(),
            book.now());
    if (lot != null) {
      book.lots().takeFirst(lot, taken, back.seq());
    } else {
      Grants.score(book, grant, -taken);
    }
    return new Receipt(id, State.POSTED, taken, back.effect().owed(), false);
  }
}
