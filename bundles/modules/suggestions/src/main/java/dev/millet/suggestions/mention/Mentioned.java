package dev.millet.suggestions.mention;

/**
 * Somebody who is named in a text.
 *
 * @param handle as it is written in the text, without the at sign
 */
public record Mentioned(long member, String handle) {}
