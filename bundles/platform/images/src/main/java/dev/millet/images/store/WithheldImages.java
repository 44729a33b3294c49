package dev.millet.images.store;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The images that moderators took away, and when they are removed for good. */
@Component(service = WithheldImages.class)
public final class WithheldImages {

  private final Database database;
  private final Table<Withheld> withheld;

  /**
   * An image that is withheld.
   *
   * @param readerId the member who still sees it; null for nobody
   * @param removedAfter when it is removed; null for never
   */
  public record Withheld(String imageId, Long readerId, Instant removedAfter) {}

  @Activate
  public WithheldImages(@Reference Database database) {
    this.database = database;
    this.withheld = database.table("images_withheld", Withheld.class).key("image_id");
  }

  /** Withholds an image, also one that is withheld in another way. */
  public void withhold(String id, Long reader, Instant removedAfter) {
    database.write(
        handle -> {
          withheld.delete(handle, id);
          return withheld.insertIfAbsent(handle, new Withheld(id, reader, removedAfter));
        });
  }

  /** Shows images again. */
  public void release(Collection<String> ids) {
    database.write(
        handle -> {
          ids.forEach(id -> withheld.delete(handle, id));
          return null;
        });
  }

  public Optional<Withheld> find(String id) {
    return database.read(handle -> withheld.find(handle, id));
  }

  /** Returns some that are to be removed by now. */
  public List<String> due(Instant now, int limit) {
    return database
        .read(
            handle ->
                withheld.select(
                    handle,
                    """
                    SELECT <columns> FROM images_withheld WHERE removed_after <= :now
                     ORDER BY removed_after, image_id FETCH FIRST :limit ROWS ONLY
                    """,
                    query -> query.bind("now", now).bind("limit", limit)))
        .stream()
        .map(Withheld::imageId)
        .toList();
  }
}
