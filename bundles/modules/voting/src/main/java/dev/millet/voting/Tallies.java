package dev.millet.voting;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.ReadCache;
import dev.millet.api.database.Table;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.api.subjects.Subject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * The rows of tallies, read from memory or for a whole list with one query for each type.
 * Thread-safe.
 */
final class Tallies {

  /** The whole primary key is the order: its index is read on both databases. */
  private static final String NEXT_TYPE =
      """
      SELECT <columns> FROM voting_tallies WHERE subject_type > :last
      ORDER BY subject_type, subject_id LIMIT 1
      """;

  private static final int MAX_KEPT = 50_000;

  private final Database database;
  private final Table<Supported> table;
  private final ReadCache<Subject, Long> support;
  private final Keyset<Supported> mostSupported;

  /** A row of {@code voting_tallies}. */
  record Supported(Subject subject, long support) {}

  Tallies(Database database) {
    this.database = database;
    this.table =
        database.table("voting_tallies", Supported.class).key("subject_type", "subject_id");
    this.support = cache(database);
    this.mostSupported =
        table.keyset("most-supported").within("subject_type").descending("support", "subject_id");
  }

  /** Returns the support of subjects in memory; 0 where nobody supports one. */
  static ReadCache<Subject, Long> cache(Database database) {
    return database.cache("support", MAX_KEPT);
  }

  Tally of(Subject subject, Identity caller) {
    return of(List.of(subject), caller).get(0);
  }

  /** Returns the tallies of subjects, in their order. */
  List<Tally> of(List<Subject> subjects, Identity caller) {
    Map<Subject, Long> support = support(subjects);
    Set<Subject> mine = caller.member() == null ? null : mine(subjects, caller.member().id());
    return subjects.stream()
        .map(each -> new Tally(each, support.get(each), mine == null ? null : mine.contains(each)))
        .toList();
  }

  Map<Subject, Long> support(Collection<Subject> subjects) {
    return support.all(subjects, missing -> database.read(handle -> support(handle, missing)));
  }

  private Map<Subject, Long> support(Handle handle, Set<Subject> subjects) {
    Map<Subject, Long> found = new HashMap<>();
    subjects.forEach(subject -> found.put(subject, 0L));
    Subject.idsByType(subjects)
        .forEach(
            (type, ids) ->
                table
                    .select(
                        handle,
                        """
                        SELECT <columns>
                        FROM UNNEST(CAST(:ids AS VARCHAR(64) ARRAY)) AS wanted (id)
                        JOIN voting_tallies
                          ON subject_type = :type AND subject_id = wanted.id
                        """,
                        query -> query.bindArray("ids", String.class, ids).bind("type", type))
                    .forEach(row -> found.put(row.subject(), row.support())));
    return found;
  }

  private Set<Subject> mine(Collection<Subject> subjects, long member) {
    Set<Subject> found = new HashSet<>();
    Subject.idsByType(subjects).forEach((type, ids) -> found.addAll(mine(type, ids, member)));
    return found;
  }

  private List<Subject> mine(String type, List<String> ids, long member) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT v.subject_id
                    FROM UNNEST(CAST(:ids AS VARCHAR(64) ARRAY)) AS wanted (id)
                    JOIN voting_votes v
                      ON v.subject_type = :type AND v.subject_id = wanted.id
                      AND v.member = :member
                    """)
                .bindArray("ids", String.class, ids)
                .bind("type", type)
                .bind("member", member)
                .mapTo(String.class)
                .map(id -> new Subject(type, id))
                .list());
  }

  /**
   * Returns the subjects of a type with any support, most supported first; without those that were
   * merged into others.
   */
  Slice<Subject> mostSupported(String type, ListRequest list) {
    return database
        .read(
            handle ->
                mostSupported.slice(
                    handle,
                    list,
                    """
                    SELECT <columns> FROM voting_tallies
                    WHERE subject_type = :type AND support > 0 AND <after>
                      AND NOT EXISTS (SELECT m.subject_id FROM voting_merges m
                                       WHERE m.subject_type = voting_tallies.subject_type
                                         AND m.subject_id = voting_tallies.subject_id)
                    <order>
                    """,
                    query -> query.bind("type", type)))
        .map(Supported::subject);
  }

  /**
   * Returns the types that anything was voted for; each is looked up, however many subjects it has.
   */
  List<String> types() {
    return database.read(
        handle ->
            Stream.iterate(
                    after(handle, ""), Optional::isPresent, last -> after(handle, last.get()))
                .map(Optional::get)
                .toList());
  }

  private Optional<String> after(Handle handle, String type) {
    return table.select(handle, NEXT_TYPE, query -> query.bind("last", type)).stream()
        .map(row -> row.subject().type())
        .findFirst();
  }

  /** Changes a tally inside the vote's transaction and returns the new one. */
  long change(Handle handle, Subject subject, long by) {
    support.changed(subject);
    if (!update(handle, subject, by)) {
      table.insertIfAbsent(handle, new Supported(subject, 0));
      update(handle, subject, by);
    }
    return support(handle, subject);
  }

  private static boolean update(Handle handle, Subject subject, long by) {
    return handle
            .createUpdate(
                """
                UPDATE voting_tallies SET support = support + :by
                WHERE subject_type = :type AND subject_id = :id
                """)
            .bind("type", subject.type())
            .bind("id", subject.id())
            .bind("by", by)
            .execute()
        == 1;
  }

  /** Locks a tally until the transaction ends, where there is one. */
  void lock(Handle handle, Subject subject) {
    table.lock(handle, subject.type(), subject.id());
  }

  void remove(Handle handle, Subject subject) {
    support.changed(subject);
    table.delete(handle, subject.type(), subject.id());
  }

  long support(Handle handle, Subject subject) {
    return table.find(handle, subject.type(), subject.id()).map(Supported::support).orElse(0L);
  }
}
