package dev.millet.comments;

import dev.millet.api.database.Database;
import dev.millet.api.database.ReadCache;
import dev.millet.api.database.Table;
import dev.millet.api.subjects.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The number of comments on each subject, in the database and, those asked for lately, in memory. A
 * method that takes a handle runs in its transaction.
 */
final class CommentCounts {

  private static final int MAX_KEPT = 20_000;

  private final Database database;
  private final Table<Count> counts;
  private final ReadCache<Subject, Integer> kept;

  /** The number of comments on a subject that are not removed. */
  record Count(Subject subject, int comments) {}

  CommentCounts(Database database) {
    this.database = database;
    this.kept = database.cache("counts", MAX_KEPT);
    this.counts = database.table("comments_counts", Count.class).key("subject_type", "subject_id");
  }

  /**
   * Adds to the number of comments of a subject, after they were written or removed. A subject
   * whose comments were never counted, since another version or module wrote them, is counted now.
   */
  void add(Handle handle, Subject subject, int more) {
    kept.changed(subject);
    if (!change(handle, subject, more)
        && !counts.insertIfAbsent(handle, new Count(subject, counted(handle, subject)))) {
      change(handle, subject, more);
    }
  }

  /** Counts the comments on a subject that are not removed. */
  int counted(Handle handle, Subject subject) {
    return handle
        .createQuery(
            """
            SELECT COUNT(c.id) FROM comments_comments c
             WHERE c.subject_type = :type AND c.subject_id = :id AND c.removed_at IS NULL
            """)
        .bind("type", subject.type())
        .bind("id", subject.id())
        .mapTo(Integer.class)
        .one();
  }

  private static boolean change(Handle handle, Subject subject, int more) {
    return handle
            .createUpdate(
                """
                UPDATE comments_counts SET comments = comments + :more
                 WHERE subject_type = :type AND subject_id = :id
                """)
            .bind("type", subject.type())
            .bind("id", subject.id())
            .bind("more", more)
            .execute()
        == 1;
  }

  /** Removes the count of a subject that is gone. */
  void forget(Handle handle, Subject subject) {
    kept.changed(subject);
    counts.delete(handle, subject.type(), subject.id());
  }

  /** Returns how many comments a subject has. */
  int of(Subject subject) {
    return kept.get(subject, each -> read(Set.of(each)).get(each));
  }

  /** Returns how many comments each subject has. */
  Map<Subject, Integer> of(Collection<Subject> subjects) {
    return kept.all(subjects, this::read);
  }

  /** Reads the numbers; a subject without one is counted. */
  private Map<Subject, Integer> read(Set<Subject> subjects) {
    return database.read(handle -> read(handle, subjects));
  }

  private static Map<Subject, Integer> read(Handle handle, Set<Subject> subjects) {
    Map<String, List<String>> ids = new LinkedHashMap<>();
    subjects.forEach(
        each -> ids.computeIfAbsent(each.type(), type -> new ArrayList<>()).add(each.id()));
    Map<Subject, Integer> found = new HashMap<>();
    ids.forEach(
        (type, some) ->
            handle
                .createQuery(
                    """
                    SELECT wanted.id AS id, COALESCE(n.comments, (
                             SELECT COUNT(c.id) FROM comments_comments c
                              WHERE c.subject_type = :type AND c.subject_id = wanted.id
                                AND c.removed_at IS NULL)) AS comments
                      FROM UNNEST(CAST(:ids AS VARCHAR(64) ARRAY)) AS wanted (id)
                      LEFT JOIN comments_counts n
                        ON n.subject_type = :type AND n.subject_id = wanted.id
                    """)
                .bindArray("ids", String.class, some)
                .bind("type", type)
                .map((row, context) -> Map.entry(row.getString("id"), row.getInt("comments")))
                .forEach(each -> found.put(new Subject(type, each.getKey()), each.getValue())));
    return found;
  }
}
