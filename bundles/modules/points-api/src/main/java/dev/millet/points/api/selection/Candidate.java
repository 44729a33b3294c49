package dev.millet.points.api.selection;

/**
 * Somebody who wants to be chosen.
 *
 * @param member the id of the member
 * @param party how many places they need, themselves included, from 1
 * @param shown whether they may be named on the page of the result
 */
public record Candidate(long member, int party, boolean shown) {

  public Candidate {
    if (party < 1) {
      throw new IllegalArgumentException("a party is at least one, not " + party);
    }
  }
}
