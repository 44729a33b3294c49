package dev.millet.search.query;

import dev.millet.search.index.Entry;
import java.util.List;

/**
 * Something similar to what somebody wrote.
 *
 * @param path the page that shows it
 * @param title its title
 * @param words the words that both have, as they were written
 * @param likeness how much of their words they have in common, from 0 to 1
 */
public record Similar(
    Entry entry, String path, String title, List<String> words, double likeness) {}
