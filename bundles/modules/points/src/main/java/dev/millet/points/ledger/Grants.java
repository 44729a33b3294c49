package dev.millet.points.ledger;

import dev.millet.points.ledger.Transfer.Move;
import java.time.Instant;

/** Questions about grants, which reversals and restorations ask. */
final class Grants {

  private Grants() {}

  static boolean isGrant(Transfer transfer) {
    TransferKind kind = transfer.move().kind();
    return kind == TransferKind.GRANT || kind == TransferKind.PENDING;
  }

  /** Returns the transfer that granted first what a grant gave back; its own for another one. */
  static long root(Transfer grant) {
    Long of = grant.origin().ofSeq();
    return of == null ? grant.seq() : of;
  }

  /** Returns how much a grant was worth, with what was not owed any more by it. */
  static long worth(Transfer grant) {
    return grant.move().amount() - grant.effect().owed();
  }

  /** Adds experience to the leaderboards where the grant first counted, or takes it off. */
  static void score(Book book, Transfer grant, long points) {
    Transfer first = book.transfer(root(grant));
    Pending pending = book.pending(first.seq());
    book.score(points, pending == null ? first.happenedAt() : countedAt(book, first));
  }

  private static Instant countedAt(Book book, Transfer grant) {
    return book.transfer(Posting.settledId(grant.id())).happenedAt();
  }

  static Move move(Transfer grant, TransferKind kind, long amount) {
    return new Move(grant.move().currency(), kind, 0, 0, amount);
  }
}
