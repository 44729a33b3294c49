package dev.millet.points.ledger;

import dev.millet.points.api.Currency;
import dev.millet.points.api.Receipt.State;
import java.time.Instant;

/**
 * A transfer in two phases.
 *
 * @param seq the transfer that began it
 * @param held whether it holds coins of the member; else it is a grant
 * @param dueAt when a grant counts, or a hold is given back, by itself
 * @param givenUp whether somebody voided it, rather than that its cause was undone: it is not
 *     restored with its cause
 */
record Pending(
    long account,
    long seq,
    Currency currency,
    boolean held,
    long amount,
    State state,
    Instant dueAt,
    boolean givenUp) {

  Pending now(State other) {
    return new Pending(account, seq, currency, held, amount, other, dueAt, givenUp);
  }

  /** Returns the same for good: nothing brings it back. */
  Pending givenUpNow() {
    return new Pending(account, seq, currency, held, amount, state, dueAt, true);
  }
}
