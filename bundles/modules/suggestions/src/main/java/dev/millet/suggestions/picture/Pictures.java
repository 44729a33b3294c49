package dev.millet.suggestions.picture;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The images that belong to each suggestion, in the database; the images themselves are kept by the
 * platform. Every method runs in the transaction of the given handle.
 */
final class Pictures {

  /** One row. */
  record Row(String image, int place, String alt) {}

  /** Returns the images of a suggestion, in their order. */
  List<Row> of(Handle handle, long suggestion) {
    return handle
        .createQuery(
            """
            SELECT i.image_id, i.place, i.alt FROM suggestions_images i
             WHERE i.suggestion_id = :suggestion
             ORDER BY i.suggestion_id, i.place, i.image_id
            """)
        .bind("suggestion", suggestion)
        .map((row, context) -> new Row(row.getString(1), row.getInt(2), row.getString(3)))
        .list();
  }

  void add(Handle handle, long suggestion, Row row, Long by, Instant at) {
    handle
        .createUpdate(
            """
            INSERT INTO suggestions_images (image_id, suggestion_id, place, alt, added_by, added_at)
            VALUES (:image, :suggestion, :place, :alt, :by, :at)
            """)
        .bind("image", row.image())
        .bind("suggestion", suggestion)
        .bind("place", row.place())
        .bind("alt", row.alt())
        .bind("by", by)
        .bind("at", at.atOffset(ZoneOffset.UTC))
        .execute();
  }

  void describe(Handle handle, long suggestion, String image, String alt) {
    handle
        .createUpdate(
            """
            UPDATE suggestions_images SET alt = :alt
             WHERE image_id = :image AND suggestion_id = :suggestion
            """)
        .bind("image", image)
        .bind("suggestion", suggestion)
        .bind("alt", alt)
        .execute();
  }

  /** Takes an image away from its suggestion; tells whether it was there. */
  boolean remove(Handle handle, long suggestion, String image) {
    return handle
            .createUpdate(
                """
                DELETE FROM suggestions_images
                 WHERE image_id = :image AND suggestion_id = :suggestion
                """)
            .bind("image", image)
            .bind("suggestion", suggestion)
            .execute()
        == 1;
  }
}
