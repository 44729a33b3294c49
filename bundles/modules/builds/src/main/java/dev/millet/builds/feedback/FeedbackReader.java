package dev.millet.builds.feedback;

import dev.millet.api.database.Database;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.subjects.Requesters;
import dev.millet.api.subjects.Subject;
import dev.millet.builds.build.Build;
import dev.millet.builds.build.Builds;
import dev.millet.builds.build.Entry;
import dev.millet.builds.build.EntryKind;
import dev.millet.builds.feedback.FeedbackStore.Counts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Reads what was answered, as somebody may see it. Thread-safe. */
public final class FeedbackReader {

  private final Database database;
  private final Builds builds;
  private final Requesters requesters;
  private final FeedbackStore store;

  /** The rows that are read in one transaction. */
  private record Rows(
      List<Entry> entries,
      Map<Long, Build> builds,
      Map<Long, List<Subject>> links,
      Map<Long, Counts> counts,
      Map<Long, Feedback> mine) {}

  /** Makes the reader of a database. */
  public FeedbackReader(
      Database database, Builds builds, Requesters requesters, FeedbackStore store) {
    this.database = database;
    this.builds = builds;
    this.requesters = requesters;
    this.store = store;
  }

  /** Returns an entry where the reader may see its build. */
  Optional<EntryFeedback> find(Identity reader, long entry) {
    return database
        .read(handle -> builds.entries().find(handle, entry))
        .map(found -> of(reader, List.of(found)))
        .flatMap(some -> some.stream().findFirst());
  }

  /** Returns the entries of a build. */
  List<EntryFeedback> ofBuild(Identity reader, long build) {
    return of(reader, database.read(handle -> builds.entries().of(handle, build)));
  }

  /**
   * Returns the entries that answer a subject, in builds that are released, the last release first.
   */
  List<EntryFeedback> ofSubject(Identity reader, Subject subject) {
    List<Entry> answering =
        database.read(
            handle -> {
              Collection<Long> ids =
                  builds
                      .entries()
                      .answering(handle, List.of(subject))
                      .getOrDefault(subject, List.of());
              List<Entry> some = new ArrayList<>();
              builds.entries().of(handle, new HashSet<>(ids)).values().forEach(some::addAll);
              return some;
            });
    return of(reader, answering).stream()
        .filter(each -> each.subjects().contains(subject))
        .filter(each -> FeedbackDesk.isAnswerable(each.build()))
        .sorted(Comparator.comparing((EntryFeedback each) -> each.build().releasedAt()).reversed())
        .toList();
  }

  /**
   * Returns what was answered about entries of builds that the reader may see; known problems are
   * left out, and so are entries of builds that were never released.
   */
  private List<EntryFeedback> of(Identity reader, List<Entry> some) {
    if (some.isEmpty()) {
      return List.of();
    }
    Long member = reader.signedIn().map(Member::id).orElse(null);
    Rows rows = database.read(handle -> rows(handle, some, member));
    Set<Subject> linked = new LinkedHashSet<>();
    rows.links().values().forEach(linked::addAll);
    Set<Subject> asked = member == null ? Set.of() : requesters.askedBy(member, linked);
    List<EntryFeedback> all = new ArrayList<>();
    for (Entry entry : rows.entries()) {
      Build build = rows.builds().get(entry.buildId());
      boolean shown =
          build != null
              && entry.kind() != EntryKind.KNOWN
              && build.wasReleased()
              && builds.isVisible(reader, build);
      if (shown) {
        List<Subject> subjects = rows.links().getOrDefault(entry.id(), List.of());
        Set<Subject> own = new LinkedHashSet<>(subjects);
        own.retainAll(asked);
        all.add(
            new EntryFeedback(
                entry,
                build,
                subjects,
                own,
                rows.counts().getOrDefault(entry.id(), Counts.NONE),
                rows.mine().get(entry.id())));
      }
    }
    return all;
  }

  private Rows rows(Handle handle, List<Entry> some, Long member) {
    List<Long> ids = some.stream().map(Entry::id).toList();
    Set<Long> buildIds = new LinkedHashSet<>();
    some.forEach(entry -> buildIds.add(entry.buildId()));
    Map<Long, Build> found = new HashMap<>();
    builds.find(handle, buildIds).forEach(build -> found.put(build.id(), build));
    return new Rows(
        some,
        found,
        builds.entries().links(handle, buildIds),
        store.counts(handle, ids),
        member == null ? Map.of() : store.of(handle, member, ids));
  }

  /** Returns how many of those who asked for an entry there are. */
  long asked(Identity reader, EntryFeedback about) {
    return requesters.shown(reader, about.subjects(), 0).total();
  }
}
