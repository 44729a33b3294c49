package dev.millet.points.api;

import java.util.Objects;

/**
 * Coins that a member gives for something.
 *
 * @param id as in {@link Grant}
 * @param member who pays
 * @param amount whole coins, from 1 to a billion
 * @param reason shown to the member
 */
public record Payment(String id, long member, long amount, Reason reason) {

  public Payment {
    Grant.requireId(id);
    Grant.requireAmount(amount);
    Objects.requireNonNull(reason, "reason");
  }
}
