package dev.millet.pages;

/**
 * An entry of a menu, for one reader.
 *
 * @param hint a sentence about the page; may be empty
 * @param current whether the page that is shown belongs to it
 */
public record NavigationLink(String path, String label, String hint, boolean current) {}
