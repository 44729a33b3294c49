package dev.millet.products;

import dev.millet.api.forms.Input;
import dev.millet.api.products.Product;
import java.util.List;
import java.util.Map;

/**
 * The form of a product.
 *
 * @param product null for one to be made
 * @param groups the names of the groups to choose from, by slug
 * @param logo the form of the logo
 * @param administrator whether the reader may delete the product
 */
public record ProductModel(
    Product product,
    Input<ProductRequest> input,
    Map<String, String> groups,
    Input<LogoRequest> logo,
    boolean administrator) {

  /** Returns the audiences to choose from. */
  public List<String> audiences() {
    return List.of(ProductRequest.EVERYBODY, ProductRequest.MEMBERS, ProductRequest.GROUPS);
  }

  /** Returns whether an audience is chosen. */
  public boolean isAudience(String word) {
    return word.equals(input.typed("audience"));
  }

  /** Returns whether a group is chosen. */
  public boolean isChosen(String group) {
    return input.values("groups").stream()
        .flatMap(each -> List.of(each.split(", ")).stream())
        .anyMatch(group::equals);
  }

  /** Returns the address of the form. */
  public String action() {
    return product == null ? ProductPath.ALL + "/new" : ProductPath.of(product.slug());
  }
}
