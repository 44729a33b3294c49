package dev.millet.points.api;

import java.util.Objects;

/**
 * Gives back what the reversal of a grant took, because its cause is there again.
 *
 * @param id made by the caller as that of a {@link Grant}; under it the points can be reversed
 *     again
 * @param grant the id of the grant that was reversed
 * @param most how many points are given back at most, from 1 to a billion
 * @param reason shown to the member
 * @since 1.1
 */
public record Restoration(String id, String grant, long most, Reason reason) {

  public Restoration {
    Grant.requireId(id);
    Grant.requireAmount(most);
    Objects.requireNonNull(grant, "grant");
    Objects.requireNonNull(reason, "reason");
  }
}
