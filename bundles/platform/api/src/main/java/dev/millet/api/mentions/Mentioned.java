package dev.millet.api.mentions;

/**
 * A member who is named in a text.
 *
 * @param handle as it is written in the text, without the at sign
 */
public record Mentioned(long member, String handle) {}
