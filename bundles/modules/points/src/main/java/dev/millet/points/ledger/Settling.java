package dev.millet.points.ledger;

import dev.millet.points.api.Receipt;
import dev.millet.points.api.Receipt.State;

/** Ends transfers in two phases. */
final class Settling {

  private final Posting posting;

  Settling(Posting posting) {
    this.posting = posting;
  }

  Receipt post(Transfer begun) {
    Book book = posting.ofAccount(begun.account());
    Pending pending = pending(book, begun, State.POSTED);
    if (pending.state() == State.PENDING) {
      if (pending.held()) {
        book.pay(pending);
      } else {
        book.count(pending, book.now());
      }
    }
    return receipt(begun, State.POSTED, pending);
  }

  Receipt cancel(Transfer begun) {
    Book book = posting.ofAccount(begun.account());
    Pending pending = pending(book, begun, State.VOIDED);
    if (pending.state() == State.PENDING) {
      if (pending.held()) {
        book.release(pending, book.now());
      } else {
        book.cancel(pending);
      }
    }
    if (!pending.held()) {
      book.giveUp(begun.seq());
    }
    return receipt(begun, State.VOIDED, pending);
  }

  private static Pending pending(Book book, Transfer begun, State wanted) {
    Pending pending = book.pending(begun.seq());
    if (pending == null) {
      throw Refusals.unknown(begun.id());
    }
    if (pending.state() != State.PENDING && pending.state() != wanted) {
      throw Refusals.settled(begun.id());
    }
    return pending;
  }

  private static Receipt receipt(Transfer begun, State state, Pending was) {
    return new Receipt(begun.id(), state, begun.move().amount(), 0, was.state() != State.PENDING);
  }
}
