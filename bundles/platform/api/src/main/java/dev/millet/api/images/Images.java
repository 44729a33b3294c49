package dev.millet.api.images;

import dev.millet.api.gateway.Upload;
import java.util.Collection;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps images that members upload. Thread-safe. */
@ProviderType
public interface Images {

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

  /** Those of the ids that exist, by id; one query for all, without their content. */
  Map<String, Image> byIds(Collection<String> ids);

  /** Removes images; unknown ids are passed over. Joins the caller's write transaction. */
  void remove(Collection<String> ids);
}
