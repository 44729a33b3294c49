package dev.millet.suggestions.product;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What suggestions are about.
 *
 * @param slug names it in URLs, 1 to 60 characters: letters and digits of any script and hyphens
 * @param name 1 to 120 code points
 * @param description at most 2,000 code points of plain text
 * @param place its place among the products, ascending
 * @param version grows by one with each edit
 */
public record Product(
    long id, String slug, String name, String description, int place, int version) {

  private static final Pattern SLUG = Pattern.compile("[\\p{L}\\p{N}](?:-?[\\p{L}\\p{M}\\p{N}])*");
  private static final int LONGEST_SLUG = 60;

  public static boolean isSlug(String text) {
    return text.length() <= LONGEST_SLUG
        && SLUG.matcher(text).matches()
        && text.equals(text.toLowerCase(Locale.ROOT));
  }

  /** A slug made of a name: what cannot stand in one becomes a hyphen; may be no slug at all. */
  public static String slugOf(String name) {
    String slug =
        name.toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "-")
            .replaceAll("^[-\\p{M}]+|-$", "");
    String cut = slug.length() <= LONGEST_SLUG ? slug : slug.substring(0, LONGEST_SLUG);
    boolean half = !cut.isEmpty() && Character.isHighSurrogate(cut.charAt(cut.length() - 1));
    return (half ? cut.substring(0, cut.length() - 1) : cut).replaceAll("-$", "");
  }

  public Product withSlug(String other) {
    return new Product(id, other, name, description, place, version);
  }
}
