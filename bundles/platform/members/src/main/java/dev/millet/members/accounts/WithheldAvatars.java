package dev.millet.members.accounts;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.subjects.Visibility;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The images of members that moderators took off, in the database. */
@Component(service = WithheldAvatars.class)
public final class WithheldAvatars {

  private final Table<Row> rows;

  /** An image that a member had. */
  public record Row(String imageId, long memberId, Visibility visibility) {}

  @Activate
  public WithheldAvatars(@Reference Database database) {
    this.rows = database.table("members_withheld_avatars", Row.class).key("image_id");
  }

  /** Finds the image with an id. */
  public Optional<Row> find(Handle handle, String image) {
    return rows.find(handle, image);
  }

  /** Returns the id of the member who shows an image. */
  Optional<Long> shownBy(Handle handle, String image) {
    return handle
        .createQuery("SELECT a.id FROM members_accounts a WHERE a.avatar = :image")
        .bind("image", image)
        .mapTo(Long.class)
        .findFirst();
  }

  /** Returns those of a member. */
  public List<Row> of(Handle handle, long member) {
    return rows.select(
        handle,
        """
        SELECT <columns> FROM members_withheld_avatars
         WHERE member_id = :member ORDER BY member_id, image_id
        """,
        query -> query.bind("member", member));
  }

  void put(Handle handle, Row row) {
    rows.delete(handle, row.imageId());
    rows.insert(handle, row);
  }

  void remove(Handle handle, String image) {
    rows.delete(handle, image);
  }
}
