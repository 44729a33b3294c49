package dev.millet.points.draws;

import java.time.Instant;

/**
 * An entry of a draw, as a row of {@code points_draw_entries}.
 *
 * @param memberId null where the account is deleted
 * @param shown whether the page of the draw may name the member
 * @param proof what the published list says; null until it is closed, and for those who did not
 *     qualify
 * @param findings what was found for each requirement, as {@link Findings} writes it
 */
public record Entry(
    long id,
    long drawId,
    Long memberId,
    boolean shown,
    Share share,
    Proof proof,
    EntryState state,
    String findings,
    Instant enteredAt) {

  /**
   * The weight of an entry.
   *
   * @param party how many places it takes
   * @param tickets its chances in the draw
   * @param score by which it was ranked or weighted
   * @param category the category whose places it takes; null for none
   */
  public record Share(int party, int tickets, long score, Long category) {
    static final Share ONE = new Share(1, 1, 0, null);
  }

  /**
   * The line of the published list.
   *
   * @param number on the list, from 1
   * @param salt known to the member only; empty where the account is deleted
   * @param hash SHA-256 of draw, member and salt
   * @param drawnAs the place in the drawn order, from 1; null until it is drawn
   * @param standsFor the place of somebody who gave it back, which this entry got; null for none
   */
  public record Proof(int number, String salt, String hash, Integer drawnAs, Integer standsFor) {}

  static Entry of(long draw, long member, boolean shown, Share share, Instant at) {
    return new Entry(0, draw, member, shown, share, null, EntryState.ENTERED, "", at);
  }

  Entry in(EntryState other) {
    return new Entry(id, drawId, memberId, shown, share, proof, other, findings, enteredAt);
  }

  Entry showing(boolean named) {
    return new Entry(id, drawId, memberId, named, share, proof, state, findings, enteredAt);
  }

  Entry found(String text, int tickets, long score) {
    Share weighed = new Share(share.party(), tickets, score, share.category());
    return new Entry(id, drawId, memberId, shown, weighed, proof, state, text, enteredAt);
  }

  Entry numbered(int number, String salt) {
    Proof line = new Proof(number, salt, Proofs.hash(drawId, memberId, salt), null, null);
    return new Entry(id, drawId, memberId, shown, share, line, state, findings, enteredAt);
  }

  Entry drawnAs(int place) {
    Proof line = new Proof(proof.number(), proof.salt(), proof.hash(), place, proof.standsFor());
    return new Entry(id, drawId, memberId, shown, share, line, state, findings, enteredAt);
  }

  Entry standingFor(Integer place) {
    Proof line = new Proof(proof.number(), proof.salt(), proof.hash(), proof.drawnAs(), place);
    return new Entry(
        id, drawId, memberId, shown, share, line, EntryState.CHOSEN, findings, enteredAt);
  }

  /** Returns the same without its member, whose account is deleted. */
  Entry withoutMember() {
    Proof line =
        proof == null
            ? null
            : new Proof(proof.number(), "", proof.hash(), proof.drawnAs(), proof.standsFor());
    return new Entry(id, drawId, null, false, share, line, state, "", enteredAt);
  }
}
