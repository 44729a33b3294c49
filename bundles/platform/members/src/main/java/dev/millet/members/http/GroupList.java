package dev.millet.members.http;

import java.util.List;

/**
 * Groups.
 *
 * @param items by name; there are at most 500
 */
public record GroupList(List<GroupAnswer> items) {}
