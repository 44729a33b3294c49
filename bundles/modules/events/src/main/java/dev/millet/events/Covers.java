package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.guard.Guard;
import dev.millet.api.images.Images;
import dev.millet.api.images.PreparedImage;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The images of events, one each. */
final class Covers {

  private static final int MAX_EDGE = 1_600;

  private final Database database;
  private final Guard guard;
  private final EventStore events;
  private final Images images;
  private final Table<Cover> covers;

  Covers(Database database, Guard guard, EventStore events, Images images) {
    this.database = database;
    this.guard = guard;
    this.events = events;
    this.images = images;
    this.covers = database.table("events_covers", Cover.class).key("event_id");
  }

  /** Returns the most bytes of an image. */
  int maxBytes() {
    return images.maxBytes();
  }

  /** Returns the image of an event; null where it has none, or moderators withhold it. */
  Cover of(long event) {
    Cover cover = database.read(handle -> covers.find(handle, event).orElse(null));
    return cover == null || images.byIds(List.of(cover.imageId())).isEmpty() ? null : cover;
  }

  /**
   * Shows an image in the place of the one before.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 where it is no image that is taken
   */
  Cover show(long event, long host, NewCover typed) {
    PreparedImage prepared = images.prepare("image", typed.image(), MAX_EDGE);
    return database.write(
        handle -> {
          take(handle, event, host);
          remove(handle, event);
          return covers.insert(handle, new Cover(event, images.keep(prepared).id(), typed.alt()));
        });
  }

  /** Shows no image; twice is as once. */
  void remove(long event, long host) {
    database.write(
        handle -> {
          take(handle, event, host);
          remove(handle, event);
          return null;
        });
  }

  private void take(Handle handle, long event, long host) {
    guard.memberActive(host);
    events.lock(handle, event).orElseThrow();
  }

  private void remove(Handle handle, long event) {
    covers
        .find(handle, event)
        .ifPresent(
            before -> {
              covers.delete(handle, event);
              images.remove(List.of(before.imageId()));
            });
  }
}
