package dev.millet.suggestions.roadmap;

import dev.millet.api.members.Member;
import dev.millet.api.subjects.Release;
import dev.millet.suggestions.lifecycle.ReleaseState;
import dev.millet.suggestions.suggestion.CustomStatus;
import dev.millet.suggestions.suggestion.Suggestion;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** The columns of a roadmap, divided in one way, as one reader sees them. */
public record Board(Grouping by, List<Column> columns) {

  /**
   * A column.
   *
   * @param more whether there are more cards than these
   */
  public record Column(Head head, List<Card> cards, boolean more) {}

  /**
   * The subject of a column: a status, a month, a release, or the rest.
   *
   * @param key names it among the columns of its grouping, such as {@code planned}, {@code
   *     planned:design}, {@code 2027-03} or {@code builds/17}
   * @param own a product's own status; null unless the column is of one
   * @param month null unless it is a month
   * @param release null unless it is a release
   * @param day when the release is to come; null where nobody says
   */
  public record Head(
      String key, CustomStatus own, YearMonth month, Release release, LocalDate day) {

    static Head of(String key) {
      return new Head(key, null, null, null, null);
    }

    static Head of(CustomStatus own) {
      return new Head(own.choice(), own, null, null, null);
    }

    static Head of(YearMonth month) {
      return new Head(month.toString(), null, month, null, null);
    }

    static Head of(Release release, LocalDate day) {
      return new Head(release.id(), null, null, release, day);
    }
  }

  /**
   * A suggestion on a roadmap.
   *
   * @param own its product's own status; null for none
   * @param product the name of its product; null where all are of one
   * @param waiting how many people support it; null where nobody can vote
   * @param owner null for nobody
   * @param slips the days that were promised before, the oldest first
   * @param revision of its care
   */
  public record Card(
      Suggestion suggestion,
      CustomStatus own,
      String product,
      Long waiting,
      Member owner,
      List<LocalDate> slips,
      ReleaseState releases,
      int revision) {}
}
