package dev.millet.images.store;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.images.PreparedImage;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Images as they were drawn small, in the database; each goes with its image. */
@Component(service = ThumbnailStore.class)
public final class ThumbnailStore {

  private static final int CHUNK = 65_536;

  private final Database database;

  /** A thumbnail that is kept. */
  public record Thumbnail(String contentType, byte[] content) {}

  private record Chunk(String contentType, byte[] content) {}

  @Activate
  public ThumbnailStore(@Reference Database database) {
    this.database = database;
  }

  /** Returns the thumbnail of an image; empty where none of this size was kept yet. */
  public Optional<Thumbnail> find(String image, int maxEdge) {
    return database.read(handle -> find(handle, image, maxEdge));
  }

  private static Optional<Thumbnail> find(Handle handle, String image, int maxEdge) {
    List<Chunk> chunks =
        handle
            .createQuery(
                """
                SELECT t.content_type, t.content FROM images_thumbnails t
                 WHERE t.image_id = :id AND t.max_edge = :edge
                 ORDER BY t.image_id, t.max_edge, t.place
                """)
            .bind("id", image)
            .bind("edge", maxEdge)
            .map((row, context) -> new Chunk(row.getString(1), row.getBytes(2)))
            .list();
    if (chunks.isEmpty()) {
      return Optional.empty();
    }
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    chunks.forEach(chunk -> content.writeBytes(chunk.content()));
    return Optional.of(new Thumbnail(chunks.get(0).contentType(), content.toByteArray()));
  }

  /** Keeps a thumbnail, unless somebody else has kept it or the image is gone meanwhile. */
  public void keep(String image, int maxEdge, PreparedImage drawn) {
    database.write(
        handle -> {
          if (hold(handle, image) && find(handle, image, maxEdge).isEmpty()) {
            insert(handle, image, maxEdge, drawn);
          }
          return null;
        });
  }

  /** Returns whether the image is still there, and keeps others from drawing it meanwhile. */
  private boolean hold(Handle handle, String image) {
    String lock = database.dialect() == Dialect.POSTGRESQL ? "FOR UPDATE" : "";
    return handle
        .createQuery("SELECT i.id FROM images_images i WHERE i.id = :id <lock>")
        .define("lock", lock)
        .bind("id", image)
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  private static void insert(Handle handle, String image, int maxEdge, PreparedImage drawn) {
    try (PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO images_thumbnails (image_id, max_edge, place, content_type, content)
            VALUES (:id, :edge, :place, :type, :content)
            """)) {
      byte[] content = drawn.content();
      for (int from = 0; from < content.length; from += CHUNK) {
        batch
            .bind("id", image)
            .bind("edge", maxEdge)
            .bind("place", from / CHUNK)
            .bind("type", drawn.contentType())
            .bind(
                "content",
                Arrays.copyOfRange(content, from, Math.min(content.length, from + CHUNK)))
            .add();
      }
      batch.execute();
    }
  }
}
