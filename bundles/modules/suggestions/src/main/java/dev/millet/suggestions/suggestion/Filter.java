package dev.millet.suggestions.suggestion;

/**
 * Which suggestions are listed; null stands for all.
 *
 * @param productId only of this product
 * @param status only with this status
 * @param tag only with this tag, in its kept form
 */
public record Filter(Long productId, Status status, String tag) {

  public static final Filter ALL = new Filter(null, null, null);

  public boolean isAll() {
    return equals(ALL);
  }
}
