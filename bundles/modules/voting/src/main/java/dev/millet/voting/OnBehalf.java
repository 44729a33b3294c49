package dev.millet.voting;

/**
 * How a vote came about that somebody of the company cast for a member.
 *
 * @param by the id of who cast it; null where that account is gone
 * @param source how the member's wish was heard, such as {@code phone call}: 1 to 80 code points
 * @param note what the staff should know beside it, at most 500 code points; null for none
 */
public record OnBehalf(Long by, String source, String note) {}
