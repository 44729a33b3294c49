package dev.millet.images.store;

import dev.millet.api.database.Database;
import dev.millet.api.images.Image;
import dev.millet.api.images.PreparedImage;
import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Images in the database, in chunks: neither database has to hold a whole one in a row. */
@Component(service = ImageStore.class)
public final class ImageStore {

  private static final int CHUNK = 65_536;
  private static final int ID_BYTES = 16;

  private final Database database;
  private final SecureRandom random = new SecureRandom();

  @Activate
  public ImageStore(@Reference Database database) {
    this.database = database;
  }

  /** Keeps an image under an id that cannot be guessed. */
  public Image keep(PreparedImage image) {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    Image kept =
        new Image(
            HexFormat.of().formatHex(id),
            image.contentType(),
            image.width(),
            image.height(),
            image.content().length);
    database.write(
        handle -> {
          insert(handle, kept);
          insert(handle, kept.id(), image.content());
          return null;
        });
    return kept;
  }

  private static void insert(Handle handle, Image image) {
    handle
        .createUpdate(
            """
            INSERT INTO images_images (id, content_type, width, height, size, created_at)
            VALUES (:id, :type, :width, :height, :size, :at)
            """)
        .bind("id", image.id())
        .bind("type", image.contentType())
        .bind("width", image.width())
        .bind("height", image.height())
        .bind("size", image.length())
        .bind("at", Instant.now().atOffset(ZoneOffset.UTC))
        .execute();
  }

  private static void insert(Handle handle, String id, byte[] content) {
    try (PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO images_chunks (image_id, place, content) VALUES (:id, :place, :content)
            """)) {
      for (int from = 0; from < content.length; from += CHUNK) {
        batch
            .bind("id", id)
            .bind("place", from / CHUNK)
            .bind(
                "content",
                Arrays.copyOfRange(content, from, Math.min(content.length, from + CHUNK)))
            .add();
      }
      batch.execute();
    }
  }

  /** Returns those of the ids that exist and are not withheld. */
  public Map<String, Image> byIds(Collection<String> ids) {
    return find(
        ids,
        """
        SELECT i.id, i.content_type, i.width, i.height, i.size
        FROM UNNEST(CAST(:ids AS VARCHAR(64) ARRAY)) AS wanted (id)
        JOIN images_images i ON i.id = wanted.id
        WHERE NOT EXISTS (SELECT w.image_id FROM images_withheld w WHERE w.image_id = i.id)
        """);
  }

  /** Returns those of the ids that exist and are withheld. */
  public Map<String, Image> withheld(Collection<String> ids) {
    return find(
        ids,
        """
        SELECT i.id, i.content_type, i.width, i.height, i.size
        FROM UNNEST(CAST(:ids AS VARCHAR(64) ARRAY)) AS wanted (id)
        JOIN images_images i ON i.id = wanted.id
        JOIN images_withheld w ON w.image_id = i.id
        """);
  }

  private Map<String, Image> find(Collection<String> ids, String sql) {
    Map<String, Image> found = new LinkedHashMap<>();
    if (ids.isEmpty()) {
      return found;
    }
    database.read(
        handle -> {
          handle
              .createQuery(sql)
              .bindArray("ids", String.class, ids)
              .map(
                  (row, context) ->
                      new Image(
                          row.getString(1),
                          row.getString(2),
                          row.getInt(3),
                          row.getInt(4),
                          row.getInt(5)))
              .forEach(image -> found.put(image.id(), image));
          return null;
        });
    return found;
  }

  /** The content of an image; empty where it has been removed meanwhile. */
  public byte[] content(Image image) {
    ByteArrayOutputStream content = new ByteArrayOutputStream(image.length());
    database.read(
        handle -> {
          handle
              .createQuery(
                  """
                  SELECT content FROM images_chunks WHERE image_id = :id ORDER BY image_id, place
                  """)
              .bind("id", image.id())
              .map((row, context) -> row.getBytes(1))
              .forEach(content::writeBytes);
          return null;
        });
    return content.toByteArray();
  }

  /** Removes images; unknown ids are passed over. */
  public void remove(Collection<String> ids) {
    database.write(
        handle -> {
          ids.forEach(id -> remove(handle, id));
          return null;
        });
  }

  private static void remove(Handle handle, String id) {
    handle
        .createUpdate("DELETE FROM images_withheld WHERE image_id = :id")
        .bind("id", id)
        .execute();
    handle.createUpdate("DELETE FROM images_images WHERE id = :id").bind("id", id).execute();
  }
}
