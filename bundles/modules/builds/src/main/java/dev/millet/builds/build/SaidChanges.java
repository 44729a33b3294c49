package dev.millet.builds.build;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.subjects.LifecycleChange;
import dev.millet.api.subjects.Subject;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Tells the owners of subjects what a member says about these in a build, and that the member says
 * something else now. Every method runs in the transaction of the given handle.
 */
public final class SaidChanges {

  private final Lifecycles lifecycles;
  private final Table<StoredChange> changes;

  /** Makes the changes of a database. */
  public SaidChanges(Database database, Lifecycles lifecycles) {
    this.lifecycles = lifecycles;
    this.changes = database.table("builds_changes", StoredChange.class).generated("id");
  }

  /**
   * Tells what a member says now about subjects in a build, in place of what they said before.
   *
   * @param about the subjects of which they may have said something before
   * @param now those of which they say it now
   * @param kind reopened or confirmed; null for nothing any more
   */
  public void replace(
      Handle handle,
      Said said,
      Collection<Subject> about,
      Collection<Subject> now,
      LifecycleChange.Kind kind) {
    Map<Subject, StoredChange> before = standing(handle, said.build(), said.member());
    Set<Subject> all = new HashSet<>(about);
    all.addAll(now);
    for (Subject subject : all.stream().sorted(Lifecycles.ORDER).toList()) {
      if (before.containsKey(subject)) {
        lifecycles.undo(handle, before.get(subject), said.member());
      }
      if (now.contains(subject)) {
        lifecycles.tell(
            handle, said.build(), kind, subject, said.member(), said.device(), said.note());
      }
    }
  }

  /**
   * Has what a member says about subjects in a build be said in other words. Where these are none,
   * what they said there before is without words, too.
   */
  public void reword(Handle handle, Said said, Collection<Subject> about) {
    boolean isSilent = said.device() == null && said.note() == null;
    Collection<StoredChange> all =
        isSilent
            ? of(handle, said.build(), said.member()).stream()
                .filter(each -> each.words() != null)
                .toList()
            : standing(handle, said.build(), said.member()).values();
    for (StoredChange each : all) {
      if (about.contains(each.subject())) {
        lifecycles.reword(handle, each, said.device(), said.note());
      }
    }
  }

  /**
   * The words of a member about a build.
   *
   * @param device null for none
   * @param note null for none
   */
  public record Said(long build, long member, String device, String note) {

    /** Returns words of which each may be empty. */
    public static Said of(long build, long member, String device, String note) {
      return new Said(build, member, orNull(device), orNull(note));
    }

    private static String orNull(String text) {
      return text.isEmpty() ? null : text;
    }
  }

  /** Returns what a member said about subjects in a build, and did not take back. */
  private Map<Subject, StoredChange> standing(Handle handle, long build, long member) {
    Map<Subject, StoredChange> standing = new LinkedHashMap<>();
    for (StoredChange change : of(handle, build, member)) {
      switch (change.kind()) {
        case REOPENED, CONFIRMED -> standing.put(change.subject(), change);
        case UNDONE ->
            standing.computeIfPresent(
                change.subject(),
                (subject, said) -> change.undoes().equals(said.id()) ? null : said);
        default -> {
          // a step of the build, which the member took for the team
        }
      }
    }
    return standing;
  }

  private List<StoredChange> of(Handle handle, long build, long member) {
    return changes.select(
        handle,
        """
        SELECT <columns> FROM builds_changes
         WHERE build_id = :build AND member = :member
         ORDER BY build_id, id
        """,
        query -> query.bind("build", build).bind("member", member));
  }
}
