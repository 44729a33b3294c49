package dev.millet.api.members;

/**
 * Somebody in a source that is imported.
 *
 * @param key tells people of the source apart, such as a mail address or a user number: 1 to 320
 *     code points
 * @param displayName 1 to 80 code points
 * @param email their mail address as the source has it; null where it has none
 */
public record ImportedPerson(String key, String displayName, String email) {}
