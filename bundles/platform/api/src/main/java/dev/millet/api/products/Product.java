package dev.millet.api.products;

import java.util.Locale;
import java.util.regex.Pattern;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Something that the company builds.
 *
 * @since 1.0
 */
@ProviderType
public interface Product {

  /** The greatest length of a slug, in UTF-16 units. */
  int MAX_SLUG = 60;

  /** The greatest length of a name, in code points. */
  int MAX_NAME = 120;

  /** The greatest length of a description, in code points. */
  int MAX_DESCRIPTION = 2_000;

  /** Returns the id: stable, never reused. */
  long id();

  /**
   * Returns what names it in addresses: 1 to {@link #MAX_SLUG} letters and digits of any script and
   * hyphens, in lower case. It never changes.
   */
  String slug();

  /** Returns the name: 1 to {@link #MAX_NAME} code points. */
  String name();

  /** Returns plain text of at most {@link #MAX_DESCRIPTION} code points, never null. */
  String description();

  /** Returns its place among the products, ascending. */
  int place();

  /**
   * Returns the id of its logo, an image; null where it has none.
   *
   * @since 1.1
   */
  String logo();

  /**
   * Returns whether it is archived: nothing new is written about it, and what was stays readable.
   *
   * @since 1.1
   */
  boolean archived();

  /**
   * Returns who may see it and what is written about it.
   *
   * @since 1.1
   */
  Audience audience();

  /** Returns a number that grows by one with each edit. */
  int version();

  /** Returns whether a text can be a slug. */
  static boolean isSlug(String text) {
    return text.length() <= MAX_SLUG
        && Pattern.matches("[\\p{L}\\p{N}](?:-?[\\p{L}\\p{M}\\p{N}])*", text)
        && text.equals(text.toLowerCase(Locale.ROOT));
  }

  /**
   * Returns a slug made of a name. What cannot stand in one becomes a hyphen; the result is no slug
   * where nothing is left.
   */
  static String slugOf(String name) {
    String slug =
        name.toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "-")
            .replaceAll("^[-\\p{M}]+|-$", "");
    String cut = slug.length() <= MAX_SLUG ? slug : slug.substring(0, MAX_SLUG);
    boolean half = !cut.isEmpty() && Character.isHighSurrogate(cut.charAt(cut.length() - 1));
    return (half ? cut.substring(0, cut.length() - 1) : cut).replaceAll("-$", "");
  }
}
