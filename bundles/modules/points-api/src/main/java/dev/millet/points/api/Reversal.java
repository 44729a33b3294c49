package dev.millet.points.api;

import java.util.Objects;

/**
 * Takes a grant back because its cause was undone.
 *
 * @param grant the id of the grant
 * @param reason shown to the member
 */
public record Reversal(String grant, Reason reason) {

  public Reversal {
    Objects.requireNonNull(grant, "grant");
    Objects.requireNonNull(reason, "reason");
  }
}
