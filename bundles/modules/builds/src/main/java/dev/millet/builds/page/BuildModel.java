package dev.millet.builds.page;

import dev.millet.api.members.Person;
import dev.millet.api.pages.Html;
import dev.millet.builds.build.Build;
import dev.millet.builds.build.BuildDetails;
import dev.millet.builds.build.BuildFile;
import dev.millet.builds.build.EntryKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A build.
 *
 * @param title such as "Build 173"
 * @param date when it was released, or is to be; null where neither is known
 * @param notes what is said about it; may be empty
 * @param groups its entries by kind, without its known problems and without empty groups
 * @param around the builds beside it
 * @param parts what other modules show about it
 * @param team whether the reader belongs to the team
 */
public record BuildModel(
    BuildDetails details,
    String title,
    DateBlock date,
    Html notes,
    List<Group> groups,
    List<Line> problems,
    Around around,
    Parts parts,
    boolean team) {

  /** The entries of a kind. */
  public record Group(EntryKind kind, List<Line> lines) {}

  /**
   * An entry with those who asked for it.
   *
   * @param asked those who are named
   * @param others how many there are beside these
   */
  public record Line(BuildDetails.Item item, List<Person> asked, long others) {

    /** Returns whether somebody asked for it. */
    public boolean isAsked() {
      return !asked.isEmpty() || others > 0;
    }
  }

  /** The builds before and after; each may be null. */
  public record Around(Build previous, Build next, BuildDetails planned) {}

  /**
   * The parts that others show about a build.
   *
   * @param ask a question to the reader; may be empty
   * @param entries what stands beside entries, by their ids
   * @param report what stands below the entries; may be empty
   * @param unavailable the files that cannot be downloaded now, by their SHA-256
   */
  public record Parts(
      Html ask,
      Map<Long, Html> entries,
      Html report,
      Html follow,
      Html discussion,
      Set<String> unavailable) {

    /** Returns whether a file cannot be downloaded now. */
    public boolean lacks(BuildFile file) {
      return unavailable.contains(file.stored().sha256());
    }

    /** Returns what stands beside an entry; may be empty. */
    public Html entry(long id) {
      return entries.getOrDefault(id, Html.EMPTY);
    }
  }

  /** Returns how many entries members asked for. */
  public long suggested() {
    return groups.stream().flatMap(group -> group.lines().stream()).filter(Line::isAsked).count();
  }

  /** Returns how many entries there are beside known problems. */
  public long total() {
    return groups.stream().mapToLong(group -> group.lines().size()).sum();
  }

  /** Returns the first faces of those who asked. */
  public List<Person> faces() {
    return groups.stream()
        .flatMap(group -> group.lines().stream())
        .flatMap(line -> line.asked().stream())
        .filter(person -> !person.isDeleted())
        .distinct()
        .limit(5)
        .toList();
  }
}
