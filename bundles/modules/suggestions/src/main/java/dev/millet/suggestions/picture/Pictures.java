package dev.millet.suggestions.picture;

import dev.millet.api.subjects.Visibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The images that belong to each suggestion, in the database; the images themselves are kept by the
 * platform. Every method runs in the transaction of the given handle.
 */
final class Pictures {

  /**
   * One row.
   *
   * @param by who added it; null for nobody
   */
  record Row(String image, int place, String alt, Long by, Visibility visibility) {}

  /** Returns the images of a suggestion, in their order. */
  List<Row> of(Handle handle, long suggestion) {
    return handle
        .createQuery(
            """
            SELECT i.image_id, i.place, i.alt, i.added_by, i.visibility
              FROM suggestions_images i
             WHERE i.suggestion_id = :suggestion
             ORDER BY i.suggestion_id, i.place, i.image_id
            """)
        .bind("suggestion", suggestion)
        .map((row, context) -> read(row))
        .list();
  }

  private static Row read(ResultSet row) throws SQLException {
    String visibility = row.getString(5);
    return new Row(
        row.getString(1),
        row.getInt(2),
        row.getString(3),
        row.getObject(4, Long.class),
        visibility == null ? Visibility.VISIBLE : Visibility.valueOf(visibility));
  }

  /** Returns the suggestion that an image belongs to; empty where it belongs to none. */
  Optional<Long> suggestion(Handle handle, String image) {
    return handle
        .createQuery("SELECT i.suggestion_id FROM suggestions_images i WHERE i.image_id = :image")
        .bind("image", image)
        .mapTo(Long.class)
        .findOne();
  }

  /** Keeps who may see an image. */
  void mark(Handle handle, String image, Visibility visibility) {
    handle
        .createUpdate(
            "UPDATE suggestions_images SET visibility = :visibility WHERE image_id = :image")
        .bind("image", image)
        .bind("visibility", visibility == Visibility.VISIBLE ? null : visibility.name())
        .execute();
  }

  /** Takes all images away from a suggestion. */
  void clear(Handle handle, long suggestion) {
    handle
        .createUpdate("DELETE FROM suggestions_images WHERE suggestion_id = :suggestion")
        .bind("suggestion", suggestion)
        .execute();
  }

  void add(Handle handle, long suggestion, Row row, Instant at) {
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
        .bind("by", row.by())
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

  /**
   * Takes an image away from its suggestion; tells whether it was there. One that moderators hid
   * stays.
   */
  boolean remove(Handle handle, long suggestion, String image) {
    return handle
            .createUpdate(
                """
                DELETE FROM suggestions_images
                 WHERE image_id = :image AND suggestion_id = :suggestion AND visibility IS NULL
                """)
            .bind("image", image)
            .bind("suggestion", suggestion)
            .execute()
        == 1;
  }
}
