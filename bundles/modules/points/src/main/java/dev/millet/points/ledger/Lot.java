package dev.millet.points.ledger;

import java.time.Instant;
import java.util.Comparator;

/**
 * Coins of one grant, which expire together.
 *
 * @param seq the transfer that granted them
 * @param amount how many there were
 * @param remaining how many are neither spent nor expired
 * @param expired how many have expired
 * @param live whether any are left
 * @param expiresAt null for never
 */
public record Lot(
    long account,
    long seq,
    long amount,
    long remaining,
    long expired,
    boolean live,
    Instant expiresAt) {

  /** The order in which they are spent. */
  static final Comparator<Lot> OLDEST_FIRST =
      Comparator.comparing(Lot::expiresAt, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Lot::seq);

  static Lot of(long account, long seq, long amount, Instant expiresAt) {
    return new Lot(account, seq, amount, amount, 0, true, expiresAt);
  }

  Lot plus(long coins) {
    return with(remaining + coins, expired);
  }

  Lot runOut() {
    return with(0, expired + remaining);
  }

  private Lot with(long left, long gone) {
    return new Lot(account, seq, amount, left, gone, left > 0, expiresAt);
  }
}
