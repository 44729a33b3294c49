package dev.millet.products;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The addresses of the pages. */
public final class ProductPath {

  /** The page of all products. */
  public static final String ALL = "/admin/products";

  static final String STYLES = "products.css";

  private ProductPath() {}

  /** Returns the address of the form of a product. */
  public static String of(String slug) {
    return ALL + "/" + URLEncoder.encode(slug, StandardCharsets.UTF_8);
  }
}
