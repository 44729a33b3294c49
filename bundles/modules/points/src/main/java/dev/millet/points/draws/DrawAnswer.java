package dev.millet.points.draws;

import dev.millet.api.members.Person;
import java.time.Instant;
import java.util.List;

/**
 * A draw, as programs get it.
 *
 * @param subject such as {@code event/12}, where a module brings the list; else null
 */
record DrawAnswer(
    long id,
    String title,
    String state,
    String method,
    int places,
    List<String> requirements,
    String subject,
    Numbers numbers,
    Times times) {

  /**
   * The facts that the result follows from.
   *
   * @param source {@code public}, {@code seed} or {@code none}
   * @param at when a public source gives its numbers
   * @param commitment the SHA-256 of a sealed seed
   * @param entropy the canonical random numbers, once they are known
   * @param fingerprint the SHA-256 of the published list, once it is closed
   * @param entries how many are on the list; those who entered, while it is open
   */
  record Numbers(
      String source,
      String name,
      String url,
      Instant at,
      String commitment,
      String entropy,
      String fingerprint,
      int entries) {}

  /**
   * The moments.
   *
   * @param cancelledFor why; null where it was not cancelled
   */
  record Times(
      Instant announcedAt,
      Instant closesAt,
      Instant closedAt,
      Instant drawnAt,
      Instant cancelledAt,
      String cancelledFor) {}

  /**
   * A line of the published list.
   *
   * @param drawnAs the place in the drawn order
   * @param state {@code entered}, {@code chosen}, {@code reserve}, {@code gave-back} or {@code
   *     withdrawn}
   * @param standsFor the place that somebody gave back
   * @param category whose places it takes; null for none
   * @param member null unless they agreed to be named
   */
  record Line(
      int number,
      int tickets,
      int places,
      String hash,
      Integer drawnAs,
      String state,
      Integer standsFor,
      Long category,
      Person member) {}

  /**
   * One's own entry.
   *
   * @param number on the published list; null until it is closed
   * @param secret draw, member and salt: its SHA-256 is the hash on the list
   * @param found what was found for each requirement
   */
  record Own(
      String state,
      boolean shown,
      Integer number,
      Integer drawnAs,
      String secret,
      String hash,
      List<Found> found) {}

  /** The finding for one requirement. */
  record Found(String criterion, String wanted, String actual, boolean met) {}
}
