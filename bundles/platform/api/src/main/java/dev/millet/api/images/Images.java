package dev.millet.api.images;

import dev.millet.api.gateway.Upload;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps images that members upload. Thread-safe. */
@ProviderType
public interface Images {

  /**
   * The types of images that are taken, for the rules of a form.
   *
   * @since 1.3
   */
  List<String> CONTENT_TYPES = List.of("image/png", "image/jpeg", "image/gif", "image/webp");

  /** The most bytes that an upload may have; a route with uploads takes at least as many. */
  int maxBytes();

  /**
   * Looks at the content of an upload and draws the image anew, so that nothing of the file is kept
   * but what can be seen: no position where it was taken, no second file hidden in it. Slow: call
   * it outside of a transaction.
   *
   * @param field the form's field, to be named in a problem
   * @param maxEdge the greatest width and height in pixels; a larger image is scaled down
   * @throws dev.millet.api.gateway.ProblemException 422 where it is no PNG, JPEG, GIF or WebP
   *     image, is broken, or has too many bytes or pixels
   */
  PreparedImage prepare(String field, Upload upload, int longestEdge);

  /** Keeps a prepared image. Joins the caller's write transaction. */
  Image keep(PreparedImage image);

  /**
   * Returns those of the ids that exist and are not withheld, by id; one query for all, without
   * their content.
   */
  Map<String, Image> byIds(Collection<String> ids);

  /**
   * Shows images to nobody but moderators and one member, until they are {@link #release released}:
   * {@link #byIds} does not know them, and their address is answered with 404. Unknown ids are
   * passed over. Joins the caller's write transaction.
   *
   * @param reader the id of a member who still sees them; null for nobody
   * @param until when they are removed for good unless they are released before; null for never
   * @since 1.1
   */
  void withhold(Collection<String> ids, Long reader, Instant until);

  /**
   * Shows images to everybody again; those that were removed meanwhile are passed over. Joins the
   * caller's write transaction.
   *
   * @since 1.1
   */
  void release(Collection<String> ids);

  /**
   * Returns those of the ids that are withheld now, by id; one query for all.
   *
   * @since 1.1
   */
  Map<String, Image> withheld(Collection<String> ids);

  /** Removes images; unknown ids are passed over. Joins the caller's write transaction. */
  void remove(Collection<String> ids);
}
