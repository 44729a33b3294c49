package dev.millet.suggestions.page;

import dev.millet.api.members.Member;
import dev.millet.api.pages.Html;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The care of a suggestion, as its page shows it.
 *
 * @param owner null for nobody
 * @param due null for no day
 * @param slips the days that were promised before, the oldest first
 * @param overdue how many days it is late; 0 where it is not
 * @param official null where there is no official answer
 * @param promised null where somebody has said something, or nothing is left to be done
 * @param waited how long the author waited for the first words; null while they wait
 * @param more the page with the next events; null where these are all
 * @param duplicateOf the suggestion that says the same; null unless it is a duplicate
 * @param desk what staff do here; null for others
 */
public record CareView(
    Member owner,
    LocalDate due,
    List<LocalDate> slips,
    long overdue,
    Official official,
    Promised promised,
    HumanDuration waited,
    List<Step> steps,
    List<Moment> moments,
    String more,
    Link duplicateOf,
    List<Link> duplicates,
    DeskView desk) {

  /**
   * A step on a suggestion's way.
   *
   * @param state {@code done}, {@code now} or null for one that is ahead
   */
  public record Step(String messageKey, String state) {}

  /**
   * The official answer.
   *
   * @param by null for a member who is gone
   * @param revised whether it read differently before
   */
  public record Official(Member by, Html body, Instant at, boolean revised) {}

  /**
   * The promise of an answer.
   *
   * @param late whether it was not kept
   * @param time what is left of it, or how long the author has waited
   */
  public record Promised(boolean late, HumanDuration within, HumanDuration time) {}

  /** Another suggestion. */
  public record Link(String path, String title) {}

  /**
   * Something that happened; what a kind does not tell of is null.
   *
   * @param kind the word of its kind
   * @param face of whom it tells
   * @param messageKey the sentence
   * @param name stands in the sentence
   * @param other stands in the sentence, too
   * @param text an official answer as it read before
   */
  public record Moment(
      String kind,
      Member face,
      String messageKey,
      String name,
      String other,
      LocalDate wasDay,
      LocalDate day,
      StatusLook wasStatus,
      StatusLook status,
      Link link,
      String note,
      Html text,
      Instant at) {}
}
