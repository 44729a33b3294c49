package dev.millet.members.http;

/**
 * What shall be said of a group; in a change, what is left out stays.
 *
 * @param description may be empty
 * @param selfService whether members may join by themselves; they may not where it is left out
 */
public record GroupRequest(String name, String description, Boolean selfService) {}
