package dev.millet.points.api.selection;

/**
 * Somebody who wants to be chosen.
 *
 * @param member the id of the member
 * @param party how many places they need, themselves included, from 1
 * @param shown whether they may be named on the page of the result
 * @param category the number of the category whose places they need, as the list will say it; null
 *     for none
 */
public record Candidate(long member, int party, boolean shown, Long category) {

  public Candidate {
    if (party < 1) {
      throw new IllegalArgumentException("a party is at least one, not " + party);
    }
  }

  /** Makes a candidate of no category. */
  public Candidate(long member, int party, boolean shown) {
    this(member, party, shown, null);
  }
}
