package dev.millet.suggestions.suggestion;

import dev.millet.api.members.Identity;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The products, as one reader may see them.
 *
 * @param visible those that the reader may see, archived ones too, in their order
 * @param hidden the ids of the others
 */
public record ReaderProducts(List<Product> visible, Set<Long> hidden) {

  /** Reads the products for a reader. */
  public static ReaderProducts of(Products products, Identity reader) {
    List<Product> all = products.all();
    List<Product> visible = all.stream().filter(each -> products.isVisible(each, reader)).toList();
    return new ReaderProducts(
        visible,
        all.stream()
            .filter(each -> !visible.contains(each))
            .map(Product::id)
            .collect(Collectors.toSet()));
  }

  /** Returns those that something new may be written about. */
  public List<Product> open() {
    return visible.stream().filter(each -> !each.archived()).toList();
  }

  /** Returns those to choose from for something that is about one of them already. */
  public List<Product> choices(long present) {
    return visible.stream().filter(each -> !each.archived() || each.id() == present).toList();
  }

  /**
   * Returns the ids of the products that a list leaves out: the hidden ones, and the archived ones
   * unless the list is about one product or the reader's own suggestions.
   */
  public Set<Long> unseen(ListQuery query) {
    if (query.product() != null || query.isMine()) {
      return hidden;
    }
    Set<Long> unseen =
        visible.stream().filter(Product::archived).map(Product::id).collect(Collectors.toSet());
    unseen.addAll(hidden);
    return unseen;
  }
}
