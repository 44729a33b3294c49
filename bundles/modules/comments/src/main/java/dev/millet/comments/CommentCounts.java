package dev.millet.comments;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.subjects.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * The number of comments on each subject, in the database. Every method runs in the transaction of
 * the given handle.
 */
final class CommentCounts {

  private final Table<Count> counts;

  /** The number of comments on a subject that are not removed. */
  record Count(Subject subject, int comments) {}

  CommentCounts(Database database) {
    this.counts = database.table("comments_counts", Count.class).key("subject_type", "subject_id");
  }

  /**
   * Adds to the number of comments of a subject, after they were written or removed. A subject
   * whose comments were never counted, since another version or module wrote them, is counted now.
   */
  void add(Handle handle, Subject subject, int more) {
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
    counts.delete(handle, subject.type(), subject.id());
  }

  /** Returns how many comments each subject has that has any; those without a count are counted. */
  Map<Subject, Integer> of(Handle handle, Collection<Subject> subjects) {
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
                .forEach(
                    each -> {
                      if (each.getValue() > 0) {
                        found.put(new Subject(type, each.getKey()), each.getValue());
                      }
                    }));
    return found;
  }
}
