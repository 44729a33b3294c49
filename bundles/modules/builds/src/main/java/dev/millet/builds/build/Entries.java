package dev.millet.builds.build;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.subjects.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The entries of builds, and what they answer. Methods run in the handle's transaction. */
public final class Entries {

  private final Table<Entry> entries;
  private final Table<Link> links;
  private final Moves moves;

  /** A subject that an entry answers. */
  record Link(long entryId, Subject subject, long buildId) {}

  Entries(Database database) {
    this.moves = new Moves(database);
    this.entries =
        database.table("builds_entries", Entry.class).generated("id").versioned("version");
    this.links =
        database.table("builds_links", Link.class).key("entry_id", "subject_type", "subject_id");
  }

  /** Returns the entries that were moved. */
  public Moves moves() {
    return moves;
  }

  /** Finds entries, in no order. */
  public List<Entry> find(Handle handle, Collection<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : entries.select(
            handle,
            "SELECT <columns> FROM builds_entries WHERE id IN (<ids>)",
            query -> query.bindList("ids", List.copyOf(ids)));
  }

  /** Returns the entries of a build, in their order. */
  public List<Entry> of(Handle handle, long build) {
    return of(handle, List.of(build)).getOrDefault(build, List.of());
  }

  /** Returns the entries of builds, in their order. */
  public Map<Long, List<Entry>> of(Handle handle, Collection<Long> builds) {
    Map<Long, List<Entry>> all = new HashMap<>();
    if (builds.isEmpty()) {
      return all;
    }
    for (Entry entry :
        entries.select(
            handle,
            """
            SELECT <columns> FROM builds_entries WHERE build_id IN (<ids>)
             ORDER BY build_id, position, id
            """,
            query -> query.bindList("ids", List.copyOf(builds)))) {
      all.computeIfAbsent(entry.buildId(), id -> new ArrayList<>()).add(entry);
    }
    return all;
  }

  /** Returns what the entries of builds answer, by entry. */
  public Map<Long, List<Subject>> links(Handle handle, Collection<Long> builds) {
    Map<Long, List<Subject>> all = new HashMap<>();
    if (builds.isEmpty()) {
      return all;
    }
    for (Link link :
        links.select(
            handle,
            """
            SELECT <columns> FROM builds_links WHERE build_id IN (<ids>)
             ORDER BY entry_id, subject_type, subject_id
            """,
            query -> query.bindList("ids", List.copyOf(builds)))) {
      all.computeIfAbsent(link.entryId(), id -> new ArrayList<>()).add(link.subject());
    }
    return all;
  }

  /** Finds an entry. */
  public Optional<Entry> find(Handle handle, long id) {
    return entries.find(handle, id);
  }

  /** Finds an entry that nobody else changes before the transaction ends. */
  public Optional<Entry> lock(Handle handle, long id) {
    return entries.lock(handle, id);
  }

  Entry insert(Handle handle, Entry entry, List<Subject> subjects) {
    Entry made = entries.insert(handle, entry);
    link(handle, made, subjects);
    return made;
  }

  Entry update(Handle handle, Entry entry) {
    return entries.update(handle, entry);
  }

  /** Has an entry answer these subjects, and no others. */
  void link(Handle handle, Entry entry, List<Subject> subjects) {
    handle
        .createUpdate("DELETE FROM builds_links WHERE entry_id = :entry")
        .bind("entry", entry.id())
        .execute();
    for (Subject subject : subjects) {
      links.insert(handle, new Link(entry.id(), subject, entry.buildId()));
    }
  }

  void delete(Handle handle, Entry entry) {
    link(handle, entry, List.of());
    moves.forget(handle, entry.id());
    entries.delete(handle, entry.id());
  }

  /** Gives a build the entries of another one. */
  void copy(Handle handle, long from, long to) {
    Map<Long, List<Subject>> answered = links(handle, List.of(from));
    for (Entry entry : of(handle, from)) {
      insert(handle, entry.of(to), answered.getOrDefault(entry.id(), List.of()));
    }
  }

  /** Returns the ids of builds that answer subjects. */
  public Map<Subject, List<Long>> answering(Handle handle, Collection<Subject> subjects) {
    Map<Subject, List<Long>> builds = new HashMap<>();
    for (Map.Entry<String, List<String>> type : Subject.idsByType(subjects).entrySet()) {
      for (Link link :
          links.select(
              handle,
              """
              SELECT <columns> FROM builds_links
               WHERE subject_type = :type AND subject_id IN (<ids>)
               ORDER BY subject_type, subject_id, build_id
              """,
              query -> query.bind("type", type.getKey()).bindList("ids", type.getValue()))) {
        builds.computeIfAbsent(link.subject(), key -> new ArrayList<>()).add(link.buildId());
      }
    }
    return builds;
  }
}
