package dev.millet.suggestions.imports;

import dev.millet.api.products.NewProduct;
import dev.millet.api.products.Product;
import dev.millet.suggestions.text.TextRule;

/** Reads a product of the file: {@code {"kind": "product", "name": …}}. */
final class ProductLine {

  private ProductLine() {}

  static NewProduct read(Fields fields) throws RefusedFieldException {
    var name = TextRule.PRODUCT_NAME.check(fields.requiredText("name"));
    if (name.problem() != null) {
      throw fields.refuse("name", Reason.of(TextRule.PRODUCT_NAME, name.problem()));
    }
    String given = fields.text("slug");
    String slug = given == null ? Product.slugOf(name.text()) : given;
    if (!Product.isSlug(slug)) {
      throw fields.refuse("slug", Reason.NO_SLUG);
    }
    String description = fields.text("description");
    var checked = TextRule.PRODUCT_DESCRIPTION.check(description);
    if (checked.problem() != null) {
      throw fields.refuse(
          "description", Reason.of(TextRule.PRODUCT_DESCRIPTION, checked.problem()));
    }
    return new NewProduct(slug, name.text(), checked.text(), fields.number("place", 0));
  }
}
