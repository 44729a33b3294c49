package dev.millet.suggestions.imports;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The suggestions that the rows of each source became. Every method runs in the transaction of the
 * given handle.
 */
final class ImportedRows {

  /** The suggestion that an earlier import made of a row. */
  record Known(long suggestion, String digest) {}

  Optional<Known> find(Handle handle, Row row) {
    return find(handle, row.source(), row.sourceId());
  }

  Optional<Known> find(Handle handle, String source, String sourceId) {
    return handle
        .createQuery(
            """
            SELECT i.suggestion_id, i.digest FROM suggestions_imported i
             WHERE i.source = :source AND i.source_id = :sourceId
            """)
        .bind("source", source)
        .bind("sourceId", sourceId)
        .map((found, context) -> new Known(found.getLong(1), found.getString(2)))
        .findOne();
  }

  void add(Handle handle, Row row, long suggestion) {
    handle
        .createUpdate(
            """
            INSERT INTO suggestions_imported (source, source_id, suggestion_id, digest)
            VALUES (:source, :sourceId, :suggestion, :digest)
            """)
        .bind("source", row.source())
        .bind("sourceId", row.sourceId())
        .bind("suggestion", suggestion)
        .bind("digest", row.digest())
        .execute();
  }

  void change(Handle handle, Row row) {
    handle
        .createUpdate(
            """
            UPDATE suggestions_imported SET digest = :digest
             WHERE source = :source AND source_id = :sourceId
            """)
        .bind("source", row.source())
        .bind("sourceId", row.sourceId())
        .bind("digest", row.digest())
        .execute();
  }
}
