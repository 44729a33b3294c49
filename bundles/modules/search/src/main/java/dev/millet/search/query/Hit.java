package dev.millet.search.query;

import dev.millet.search.index.Entry;

/**
 * Something that was found.
 *
 * @param path the page that shows it
 * @param title its title
 * @param text the best passage of its text; empty where it has none
 */
public record Hit(Entry entry, String path, Marked title, Marked text) {}
