package dev.millet.points.ledger;

import dev.millet.api.subjects.Subject;
import dev.millet.points.api.Currency;
import dev.millet.points.api.Reason;
import java.time.Instant;

/**
 * A transfer between two accounts, one of which, or the one that it is pending for, is a member's.
 * It is never changed; only the erasure of its member takes off what could name them.
 *
 * @param account the member's account
 * @param seq its place among the transfers of the account, from 1 without a gap
 * @param id made by whoever asked for it
 */
public record Transfer(
    long account,
    long seq,
    String id,
    Move move,
    Effect effect,
    Origin origin,
    Subject subject,
    Instant happenedAt) {

  /** The accounts and the amount. */
  public record Move(Currency currency, TransferKind kind, long debit, long credit, long amount) {

    /** Returns the move of a member's account, between the accounts that follow from its kind. */
    Move of(long account) {
      return new Move(
          currency, kind, kind.debit().account(account), kind.credit().account(account), amount);
    }
  }

  /**
   * The account afterwards.
   *
   * @param balance in the transfer's currency
   * @param owed by how much it changed what the member owes
   */
  public record Effect(long balance, long owed) {}

  /**
   * The cause of a transfer.
   *
   * @param ofSeq the transfer of the same account that it settles, refunds or takes back; null for
   *     none
   */
  public record Origin(Long ofSeq, String label, String text, Long entry) {

    static Origin of(Reason reason, Long ofSeq) {
      return new Origin(ofSeq, reason.label(), reason.text(), reason.entry());
    }
  }

  /** Returns by how much the member's balance changed. */
  public long signed() {
    return move.kind().signed(move.amount());
  }

  /** Returns the reason as it was given. */
  Reason reason() {
    return new Reason(origin.label(), origin.text(), subject, origin.entry());
  }
}
