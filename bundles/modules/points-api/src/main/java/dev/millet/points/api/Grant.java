package dev.millet.points.api;

import java.time.Instant;
import java.util.Objects;

/**
 * Points for a member.
 *
 * @param id made by the caller, unique over all transfers of the programme, the same for a retry: 1
 *     to 160 characters of ASCII but blanks and tildes, such as {@code rule/7/entry/4711/coins}
 * @param member who gets them
 * @param amount whole points, from 1 to a billion
 * @param reason shown to the member
 * @param due until when they are pending; null for points that count at once
 */
public record Grant(
    String id, long member, Currency currency, long amount, Reason reason, Instant due) {

  /** The largest amount of one transfer. */
  public static final long MAX_AMOUNT = 1_000_000_000;

  public Grant {
    requireId(id);
    requireAmount(amount);
    Objects.requireNonNull(currency, "currency");
    Objects.requireNonNull(reason, "reason");
  }

  /** Returns a grant that counts at once. */
  public static Grant of(String id, long member, Currency currency, long amount, Reason reason) {
    return new Grant(id, member, currency, amount, reason, null);
  }

  static void requireId(String id) {
    if (!id.matches("[!-}]{1,160}")) {
      throw new IllegalArgumentException("the id of a transfer is 1 to 160 characters: " + id);
    }
  }

  static void requireAmount(long amount) {
    if (amount < 1 || amount > MAX_AMOUNT) {
      throw new IllegalArgumentException("a transfer is of 1 to a billion points, not " + amount);
    }
  }
}
