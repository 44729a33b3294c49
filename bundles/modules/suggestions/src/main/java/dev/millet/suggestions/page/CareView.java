package dev.millet.suggestions.page;

import dev.millet.api.members.Member;
import dev.millet.api.pages.Html;
import dev.millet.api.subjects.Release;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The care of a suggestion, as its page shows it.
 *
 * @param owner null for nobody
 * @param official null where there is no official answer
 * @param promised null where somebody has said something, or nothing is left to be done
 * @param waited how long the author waited for the first words; null while they wait
 * @param desk what staff do here; null for others
 */
public record CareView(
    Member owner,
    Deadline deadline,
    Official official,
    Promised promised,
    HumanDuration waited,
    List<Step> steps,
    Activity activity,
    Related related,
    DeskView desk) {

  /**
   * The due date.
   *
   * @param due null for no day
   * @param slips the days that were promised before, the oldest first
   * @param overdue how many days it is late; 0 where it is not
   */
  public record Deadline(LocalDate due, List<LocalDate> slips, long overdue) {}

  /**
   * The events.
   *
   * @param more the page with the next ones; null where these are all
   */
  public record Activity(List<Moment> moments, String more) {}

  /**
   * Suggestions that say the same.
   *
   * @param duplicateOf the one that this one duplicates; null unless it is a duplicate
   * @param duplicates those that duplicate this one
   * @param merging what can be merged here
   */
  public record Related(Link duplicateOf, List<Link> duplicates, Merging merging) {}

  /**
   * The merging of a suggestion.
   *
   * @param open whether its status lets it become a duplicate
   * @param revision that of the care, which a form that is older than a change is refused by
   * @param proposals what members propose to merge it into, for the team
   */
  public record Merging(boolean open, int revision, List<MergeModel.Row> proposals) {}

  /**
   * A step on a suggestion's way.
   *
   * @param state {@code done}, {@code now} or null for one that is ahead
   * @param version the release in which it is done, where one is known; else empty
   * @param channel the channel of that release
   */
  public record Step(String messageKey, String state, String version, String channel) {

    static Step of(String messageKey, String state) {
      return new Step(messageKey, state, "", "");
    }
  }

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
   * Something that happened.
   *
   * @param kind the word of its kind
   * @param face of whom it tells; null for nobody
   * @param change what was changed; null where the sentence says it all
   * @param note why, in plain text; null for nothing
   */
  public record Moment(
      String kind, Member face, Sentence sentence, Change change, String note, Instant at) {}

  /**
   * A sentence about an event, with the names that stand in it: each may be empty, and is null for
   * a member who is gone.
   *
   * @param by who did it
   * @param name whom it is about
   * @param other who it was about before
   */
  public record Sentence(String messageKey, String by, String name, String other) {

    /**
     * Returns the names as the arguments of the message.
     *
     * @param gone what stands for somebody who is gone
     */
    public Object[] names(String gone) {
      return Stream.of(by, name, other).map(each -> each == null ? gone : each).toArray();
    }
  }

  /** The change that an event tells of beside its sentence. */
  public sealed interface Change
      permits DayChange, StatusChange, Rewording, ReleaseChange, MergeChange {}

  /**
   * Another due date.
   *
   * @param was null where there was none
   * @param day null if it does not exist any more
   */
  public record DayChange(LocalDate was, LocalDate day) implements Change {}

  /**
   * Another status; each is null where a newer version wrote it.
   *
   * @param original the suggestion that says the same; null unless it is a duplicate now
   */
  public record StatusChange(StatusLook was, StatusLook status, Link original) implements Change {}

  /**
   * Another official answer.
   *
   * @param before as it read before; null where that is not known
   */
  public record Rewording(Html before) implements Change {}

  /**
   * Another suggestion that was merged into this one, or is merged no more.
   *
   * @param other null where the reader cannot see it
   */
  public record MergeChange(Link other) implements Change {}

  /**
   * A release that was planned, came, or went.
   *
   * @param was the release before, where a plan moved; null for none
   * @param device the device on which it was seen; null for none
   */
  public record ReleaseChange(Release was, Release release, String device) implements Change {}
}
