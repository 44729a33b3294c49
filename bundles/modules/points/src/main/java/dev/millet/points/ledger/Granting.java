package dev.millet.points.ledger;

import dev.millet.points.api.Grant;
import dev.millet.points.api.Receipt;
import dev.millet.points.api.Receipt.State;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** Grants points. */
final class Granting {

  private final Posting posting;

  Granting(Posting posting) {
    this.posting = posting;
  }

  /** Grants points that count at the moment of the transaction. */
  Receipt grant(Grant grant) {
    return grant(grant, posting.ofMember(grant.member()).now());
  }

  /** Grants points that count at a moment of their own. */
  Receipt grant(Grant grant, Instant at) {
    Book book = posting.ofMember(grant.member());
    Transfer before = posting.find(grant.id());
    if (before != null) {
      return receipt(book, before, true);
    }
    if (grant.due() == null) {
      return receipt(
          book, book.earn(grant.id(), grant.currency(), grant.amount(), grant.reason(), at), false);
    }
    Transfer begun =
        book.begin(
            grant.id(),
            grant.currency(),
            TransferKind.PENDING,
            grant.amount(),
            grant.reason(),
            grant.due().truncatedTo(ChronoUnit.MICROS));
    if (!grant.due().isAfter(book.now())) {
      book.count(book.pending(begun.seq()), book.now());
    }
    return receipt(book, begun, false);
  }

  /**
   * Requires that a grant is new or the same as before. To be asked before any of a list is made.
   *
   * @throws dev.millet.api.gateway.ProblemException 409 where it has other content
   */
  void requireSame(Grant grant) {
    Transfer before = posting.find(grant.id());
    if (before == null) {
      return;
    }
    Book book = posting.ofMember(grant.member());
    boolean pending = before.move().kind() == TransferKind.PENDING;
    boolean same =
        before.account() == book.account().id()
            && (pending || before.move().kind() == TransferKind.GRANT)
            && pending == (grant.due() != null)
            && before.move().currency() == grant.currency()
            && before.move().amount() == grant.amount()
            && before.origin().label().equals(grant.reason().label())
            && Objects.equals(before.origin().entry(), grant.reason().entry())
            && Objects.equals(before.subject(), grant.reason().subject())
            && (!pending
                || book.pending(before.seq())
                    .dueAt()
                    .equals(grant.due().truncatedTo(ChronoUnit.MICROS)));
    if (!same) {
      throw Refusals.otherContent(grant.id());
    }
  }

  private static Receipt receipt(Book book, Transfer transfer, boolean repeated) {
    State state =
        transfer.move().kind() == TransferKind.PENDING
            ? book.pending(transfer.seq()).state()
            : State.POSTED;
    return new Receipt(transfer.id(), state, transfer.move().amount(), 0, repeated);
  }
}
