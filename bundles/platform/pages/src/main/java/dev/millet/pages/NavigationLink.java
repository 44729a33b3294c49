package dev.millet.pages;

/**
 * An entry of the navigation, for one reader.
 *
 * @param current whether the page that is shown belongs to it
 */
public record NavigationLink(String path, String label, boolean current) {}
