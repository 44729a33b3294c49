package dev.millet.points.ledger;

import dev.millet.points.api.Currency;
import java.time.Instant;

/**
 * The account of a member.
 *
 * @param member null once it is erased
 * @param seq the number of its transfers
 * @param nextDue when something of it is due next; null for never
 * @param listed whether the member agrees to be named on leaderboards
 */
public record Account(
    long id,
    Long member,
    long seq,
    int levelNo,
    Purse coins,
    Purse experience,
    Instant nextDue,
    boolean listed,
    boolean suspended) {

  public Purse purse(Currency currency) {
    return currency == Currency.COINS ? coins : experience;
  }

  boolean isDue(Instant now) {
    return nextDue != null && !nextDue.isAfter(now);
  }

  Account moved(Currency currency, Purse purse, int level) {
    boolean ofCoins = currency == Currency.COINS;
    return new Account(
        id,
        member,
        seq + 1,
        level,
        ofCoins ? purse : coins,
        ofCoins ? experience : purse,
        nextDue,
        listed,
        suspended);
  }

  Account due(Instant next) {
    return new Account(id, member, seq, levelNo, coins, experience, next, listed, suspended);
  }

  /** Returns the account, which has something due at a moment, too. */
  Account alsoDue(Instant moment) {
    boolean sooner = moment != null && (nextDue == null || moment.isBefore(nextDue));
    return sooner ? due(moment) : this;
  }

  boolean isShown() {
    return listed && !suspended;
  }
}
