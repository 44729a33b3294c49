package dev.millet.points.rules;

import java.util.function.LongSupplier;

/**
 * The most points that a rule gives; 0 for no limit. Where less is left than a grant would be, the
 * rest is granted.
 *
 * @param day to one member on one day of the programme's time zone, with those taken back since
 * @param subject to one member for one subject, while they stand
 * @param member to one member in all, while they stand
 * @param total to everybody in all, while they stand
 */
public record Caps(long day, long subject, long member, long total) {

  /** The largest cap. */
  public static final long MAX = 1_000_000_000;

  /** Returns the same for what is about no subject. */
  Caps withoutSubject() {
    return new Caps(day, 0, member, total);
  }

  /**
   * Returns how much of an amount is left of those that count what stands.
   *
   * @param ofSubject gives what the member has for the subject; the others what the member and
   *     everybody have
   */
  long left(long amount, LongSupplier ofSubject, LongSupplier ofMember, LongSupplier ofAll) {
    long left = subject == 0 ? amount : left(subject, ofSubject.getAsLong(), amount);
    left = member == 0 ? left : left(member, ofMember.getAsLong(), left);
    return total == 0 ? left : left(total, ofAll.getAsLong(), left);
  }

  /** Returns how much of an amount a cap leaves after what was given. */
  static long left(long cap, long given, long amount) {
    return cap == 0 ? amount : Math.max(0, Math.min(amount, cap - given));
  }
}
