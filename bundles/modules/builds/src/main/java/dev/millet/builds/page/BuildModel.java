package dev.millet.builds.page;

import dev.millet.api.pages.Html;
import dev.millet.builds.build.BuildDetails;
import dev.millet.builds.build.EntryKind;
import java.util.List;

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

  /** The parts that other modules show about a build. */
  public record Parts(Html follow, Html discussion) {}
}
