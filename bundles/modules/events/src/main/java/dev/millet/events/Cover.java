package dev.millet.events;

import dev.millet.api.images.Image;

/**
 * The image of an event, as a row of {@code events_covers}.
 *
 * @param alt what it shows, for those who do not see it; may be empty
 */
public record Cover(long eventId, String imageId, String alt) {

  /** Returns where it is served. */
  public String path() {
    return Image.path(imageId);
  }
}
