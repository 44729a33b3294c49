package dev.millet.points.account;

import dev.millet.points.api.Currency;
import java.time.Instant;

/**
 * A grant by hand.
 *
 * @param member who gets the points
 * @param proposed who asked for it
 * @param decided who approved or rejected it; null for nobody
 */
public record HandGrant(
    long id,
    long member,
    Currency currency,
    long amount,
    String reason,
    State state,
    Step proposed,
    Step decided) {

  /** The state of a grant. */
  public enum State {
    /** It waits for a second person. */
    WAITING,
    GRANTED,
    REJECTED
  }

  /**
   * A step of a person.
   *
   * @param by null where the account is deleted
   */
  public record Step(Long by, Instant at) {}

  HandGrant decided(State next, Step step) {
    return new HandGrant(id, member, currency, amount, reason, next, proposed, step);
  }
}
