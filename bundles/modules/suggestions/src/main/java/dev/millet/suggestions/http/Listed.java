package dev.millet.suggestions.http;

import java.util.List;

/**
 * A page of a list.
 *
 * @param items in the list's order
 * @param next what to send as {@code after} for the next page; left out on the last
 * @param <T> what is listed
 */
public record Listed<T>(List<T> items, String next) {}
