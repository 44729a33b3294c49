package dev.millet.builds.page;

import dev.millet.api.pages.Html;
import dev.millet.builds.build.BuildDetails;
import dev.millet.builds.build.EntryKind;
import java.util.List;
import java.util.Map;

/**
 * A build.
 *
 * @param title such as "Build 173"
 * @param date when it was released, or is to be; null where neither is known
 * @param notes what is said about it; may be empty
 * @param groups its entries by kind, without its known problems and without empty groups
 * @param parts what other modules show about it
 */
public record BuildModel(
    BuildDetails details,
    String title,
    DateBlock date,
    Html notes,
    List<Group> groups,
    List<BuildDetails.Item> problems,
    Parts parts) {

  /** The entries of a kind. */
  public record Group(EntryKind kind, List<BuildDetails.Item> items) {}

  /**
   * The parts that others show about a build.
   *
   * @param ask a question to the reader; may be empty
   * @param entries what stands beside entries, by their ids
   * @param report what stands below the entries; may be empty
   */
  public record Parts(
      Html ask, Map<Long, Html> entries, Html report, Html follow, Html discussion) {

    /** Returns what stands beside an entry; may be empty. */
    public Html entry(long id) {
      return entries.getOrDefault(id, Html.EMPTY);
    }
  }
}
