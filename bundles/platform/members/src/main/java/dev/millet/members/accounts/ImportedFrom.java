package dev.millet.members.accounts;

/**
 * The origin of an imported account.
 *
 * @param source where they come from; null for who signed up
 * @param name their name there; null for who signed up
 */
public record ImportedFrom(String source, String name) {}
