package dev.millet.suggestions.history;

import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.Visibility;
import dev.millet.suggestions.history.Revisions.Revision;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Tags;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * The earlier wordings that moderators have hidden or removed, in a table of their own. Every
 * method runs in the transaction of the given handle.
 */
public final class HiddenRevisions {

  /** The subject type of earlier wordings: {@code suggestion-revision/42.3}. */
  public static final String SUBJECT_TYPE = Suggestion.SUBJECT_TYPE + "-revision";

  private static final Pattern ID = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,9})");

  /** Names a wording. */
  public record Key(long suggestion, int version) {

    public Subject subject() {
      return new Subject(SUBJECT_TYPE, suggestion + "." + version);
    }
  }

  /**
   * A wording that not everybody may read.
   *
   * @param visibility never {@link Visibility#VISIBLE}
   */
  public record Hidden(Revision revision, Visibility visibility) {}

  /** Returns what the id of a subject names; empty where it names no wording. */
  public static Optional<Key> key(String id) {
    Matcher matcher = ID.matcher(id);
    return matcher.matches()
        ? Optional.of(new Key(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  public Optional<Hidden> find(Handle handle, Key key) {
    return of(handle, key.suggestion()).stream()
        .filter(each -> each.revision().version() == key.version())
        .findFirst();
  }

  /** Returns the hidden wordings of a suggestion, the newest first. */
  public List<Hidden> of(Handle handle, long suggestion) {
    return handle
        .createQuery(
            """
            SELECT r.version, r.product_id, r.title, r.body, r.tags, r.author_id, r.written_at,
                   r.visibility, r.fields
              FROM suggestions_hidden_revisions r
             WHERE r.suggestion_id = :suggestion
             ORDER BY r.suggestion_id DESC, r.version DESC
            """)
        .bind("suggestion", suggestion)
        .map((row, context) -> new Hidden(read(row), Visibility.valueOf(row.getString(8))))
        .list();
  }

  private static Revision read(ResultSet row) throws SQLException {
    return new Revision(
        row.getInt(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        Tags.parse(row.getString(5)),
        row.getString(9) == null ? "" : row.getString(9),
        row.getObject(6, Long.class),
        row.getObject(7, OffsetDateTime.class).toInstant());
  }

  /** Changes who may read a wording. */
  public void change(Handle handle, Key key, Visibility was, Visibility now) {
    if (was == now) {
      return;
    }
    if (was == Visibility.VISIBLE) {
      run(handle, key, HIDE);
    }
    if (now == Visibility.VISIBLE) {
      run(handle, key, SHOW);
      return;
    }
    handle
        .createUpdate(
            """
            UPDATE suggestions_hidden_revisions SET visibility = :visibility
             WHERE suggestion_id = :suggestion AND version = :version
            """)
        .bind("suggestion", key.suggestion())
        .bind("version", key.version())
        .bind("visibility", now.name())
        .execute();
  }

  private static void run(Handle handle, Key key, List<String> statements) {
    for (String statement : statements) {
      handle
          .createUpdate(statement)
          .bind("suggestion", key.suggestion())
          .bind("version", key.version())
          .execute();
    }
  }

  private static final List<String> HIDE =
      List.of(
          """
          INSERT INTO suggestions_hidden_revisions (suggestion_id, version, product_id, title,
            body, tags, author_id, written_at, fields, visibility)
          SELECT r.suggestion_id, r.version, r.product_id, r.title, r.body, r.tags, r.author_id,
                 r.written_at, r.fields, 'HIDDEN'
            FROM suggestions_revisions r
           WHERE r.suggestion_id = :suggestion AND r.version = :version
          """,
          """
          DELETE FROM suggestions_revisions
           WHERE suggestion_id = :suggestion AND version = :version
          """);

  private static final List<String> SHOW =
      List.of(
          """
          INSERT INTO suggestions_revisions (suggestion_id, version, product_id, title, body, tags,
            author_id, written_at, fields)
          SELECT r.suggestion_id, r.version, r.product_id, r.title, r.body, r.tags, r.author_id,
                 r.written_at, r.fields
            FROM suggestions_hidden_revisions r
           WHERE r.suggestion_id = :suggestion AND r.version = :version
          """,
          """
          DELETE FROM suggestions_hidden_revisions
           WHERE suggestion_id = :suggestion AND version = :version
          """);
}
