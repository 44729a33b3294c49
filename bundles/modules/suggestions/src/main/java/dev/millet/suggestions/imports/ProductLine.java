package dev.millet.suggestions.imports;

import dev.millet.suggestions.product.Product;
import dev.millet.suggestions.text.TextRule;

/** Reads a product of the file: {@code {"kind": "product", "name": …}}. */
final class ProductLine {

  private ProductLine() {}

  static Product read(Fields fields) throws RefusedFieldException {
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
    return new Product(0, slug, name.text(), checked.text(), fields.number("place", 0), 0);
  }
}
