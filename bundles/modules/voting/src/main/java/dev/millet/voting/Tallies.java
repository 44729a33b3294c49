package dev.millet.voting;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.ReadCache;
import dev.millet.api.database.Table;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.api.subjects.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Reads tallies, from memory or for a whole list with one query for each type. Thread-safe. */
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
    this.table = table(database);
    this.support = cache(database);
    this.mostSupported =
        table.keyset("most-supported").within("subject_type").descending("support", "subject_id");
  }

  static Table<Supported> table(Database database) {
    return database.table("voting_tallies", Supported.class).key("subject_type", "subject_id");
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
    List<Tally> tallies = new ArrayList<>(subjects.size());
    for (Subject subject : subjects) {
      Boolean own = mine == null ? null : mine.contains(subject);
      tallies.add(new Tally(subject, support.get(subject), own));
    }
    return tallies;
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
    return database.read(handle -> mine(handle, subjects, member));
  }

  private static Set<Subject> mine(Handle handle, Collection<Subject> subjects, long member) {
    Set<Subject> found = new HashSet<>();
    Subject.idsByType(subjects)
        .forEach(
            (type, ids) ->
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
                    .forEach(id -> found.add(new Subject(type, id))));
    return found;
  }

  /** Returns the subjects of a type with any support, most supported first. */
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
        handle -> {
          List<String> types = new ArrayList<>();
          List<Supported> next = after(handle, "");
          while (!next.isEmpty()) {
            types.add(next.get(0).subject().type());
            next = after(handle, types.get(types.size() - 1));
          }
          return types;
        });
  }

  private List<Supported> after(Handle handle, String type) {
    return table.select(handle, NEXT_TYPE, query -> query.bind("last", type));
  }
}
