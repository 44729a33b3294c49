package dev.millet.suggestions.history;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.suggestions.field.FieldValues;
import dev.millet.suggestions.field.ProductFields;
import dev.millet.suggestions.suggestion.Draft;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Tags;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The wordings of edited suggestions in the database, the present one among them; a suggestion that
 * was never edited has none here. Every method runs in the transaction of the given handle.
 */
public final class Revisions {

  private final Table<Row> table;
  private final Keyset<Row> newestFirst;
  private final ProductFields fields;

  /** A stored wording. */
  private record Row(
      long suggestionId,
      int version,
      long productId,
      String title,
      String body,
      String tags,
      Long authorId,
      Instant writtenAt,
      String fields) {

    static Row of(long suggestion, Revision revision) {
      return new Row(
          suggestion,
          revision.version(),
          revision.productId(),
          revision.title(),
          revision.body(),
          Tags.join(revision.tags()),
          revision.authorId(),
          revision.writtenAt(),
          revision.fields());
    }

    Revision revision() {
      return new Revision(
          version,
          productId,
          title,
          body,
          Tags.parse(tags),
          fields == null ? "" : fields,
          authorId,
          writtenAt);
    }
  }

  /**
   * One of the wordings that a suggestion has had.
   *
   * @param version the suggestion's version with it; a change of anything but the wording takes a
   *     version too, so numbers are left out
   * @param title one line
   * @param body Markdown
   * @param fields what the product's own fields had, as {@link FieldValues#text} writes it
   * @param authorId who wrote it so; null where nobody is known, or the account is gone
   * @param writtenAt when
   */
  public record Revision(
      int version,
      long productId,
      String title,
      String body,
      List<String> tags,
      String fields,
      Long authorId,
      Instant writtenAt) {}

  public Revisions(Database database) {
    fields = new ProductFields(database);
    table = database.table("suggestions_revisions", Row.class).key("suggestion_id", "version");
    newestFirst = table.keyset("revisions").within("suggestion_id").descending("version");
  }

  /**
   * Keeps an edit: what the suggestion says from now on, and before the first edit also what it
   * said until then. To be called before the product's own fields are written.
   *
   * @param read the suggestion as it was before
   * @param body its text before
   * @param by who edits; null for the operator and the import
   */
  public void keep(Handle handle, Suggestion read, String body, Draft draft, Long by, Instant now) {
    if (lastEdit(handle, read.id()).isEmpty()) {
      table.insert(handle, Row.of(read.id(), present(handle, read, body)));
    }
    var edited =
        new Revision(
            read.version() + 1,
            draft.productId(),
            draft.title(),
            draft.body(),
            draft.tags(),
            FieldValues.text(draft.fields()),
            by,
            now);
    table.insert(handle, Row.of(read.id(), edited));
  }

  private Revision present(Handle handle, Suggestion suggestion, String body) {
    return new Revision(
        suggestion.version(),
        suggestion.productId(),
        suggestion.title(),
        body,
        suggestion.tags(),
        FieldValues.text(fields.of(handle, suggestion.id()).bySlug()),
        suggestion.authorId(),
        suggestion.createdAt());
  }

  /** Returns the time of a suggestion's last edit; empty where it was never edited. */
  public Optional<Instant> lastEdit(Handle handle, long suggestion) {
    return handle
        .createQuery(
            """
            SELECT r.written_at FROM suggestions_revisions r
             WHERE r.suggestion_id = :suggestion
             ORDER BY r.suggestion_id DESC, r.version DESC
             LIMIT 1
            """)
        .bind("suggestion", suggestion)
        .map((row, context) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .findOne();
  }

  /** Returns the newest wording of an edited suggestion; empty where it was never edited. */
  public Optional<Revision> newest(Handle handle, long suggestion) {
    return before(handle, suggestion, Integer.MAX_VALUE);
  }

  /** Returns the wording before a version; empty if it does not exist. */
  public Optional<Revision> before(Handle handle, long suggestion, int version) {
    return table
        .select(
            handle,
            """
            SELECT <columns> FROM suggestions_revisions
             WHERE suggestion_id = :suggestion AND version < :version
             ORDER BY suggestion_id DESC, version DESC
             LIMIT 1
            """,
            query -> query.bind("suggestion", suggestion).bind("version", version))
        .stream()
        .map(Row::revision)
        .findFirst();
  }

  /**
   * Finds a wording that was replaced by another one.
   *
   * @return empty if the version does not exist, or is the present one
   */
  public Optional<Revision> earlier(Handle handle, long suggestion, int version) {
    return newest(handle, suggestion)
        .filter(present -> present.version() > version)
        .flatMap(present -> table.find(handle, suggestion, version).map(Row::revision));
  }

  /**
   * Returns the wordings of a suggestion, the newest first.
   *
   * @param body what it says now, for one that was never edited
   */
  public Slice<Revision> read(Handle handle, Suggestion suggestion, String body, ListRequest list) {
    Slice<Revision> found =
        newestFirst
            .slice(
                handle,
                list,
                """
                SELECT <columns> FROM suggestions_revisions
                 WHERE suggestion_id = :suggestion AND <after> <order>
                """,
                query -> query.bind("suggestion", suggestion.id()))
            .map(Row::revision);
    return found.items().isEmpty() && list.isFirst()
        ? Slice.of(List.of(present(handle, suggestion, body)))
        : found;
  }
}
