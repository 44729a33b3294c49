package dev.millet.suggestions.page;

/**
 * The offer to post what somebody searched for.
 *
 * @param title as they typed it
 * @param encoded the same in an address
 */
public record PostModel(String title, String encoded) {}
