package dev.millet.search.query;

import dev.millet.search.index.Entry;
import java.util.List;

/**
 * Something similar to what somebody wrote.
 *
 * @param path the page that shows it
 * @param title its title
 * @param words the words that both have, as they were written
 */
public record Similar(Entry entry, String path, String title, List<String> words) {}
