package dev.millet.suggestions.http;

/**
 * A product to be made.
 *
 * @param slug 1 to 60 lower-case letters, digits and hyphens; made of the name where it is left out
 * @param name 1 to 120 characters
 * @param description at most 2,000 characters of plain text; may be left out
 * @param place its place among the products, ascending; 0 where it is left out
 */
public record NewProduct(String slug, String name, String description, Integer place) {}
