package dev.millet.suggestions.suggestion;

/**
 * The filter of the list; null stands for all.
 *
 * @param productId only of this product
 * @param status only with this status
 * @param tag only with this tag, in its kept form
 * @param authorId only what this member wrote
 * @param ownerId only what this member of staff takes care of
 */
public record Filter(Long productId, Status status, String tag, Long authorId, Long ownerId) {

  public static final Filter ALL = new Filter(null, null, null);

  /** Makes a filter that does not ask for people. */
  public Filter(Long productId, Status status, String tag) {
    this(productId, status, tag, null, null);
  }

  public boolean isAll() {
    return equals(ALL);
  }
}
