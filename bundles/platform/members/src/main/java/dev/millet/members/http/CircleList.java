package dev.millet.members.http;

import java.util.List;

/**
 * Circles.
 *
 * @param items by name; there are at most 500
 */
public record CircleList(List<CircleAnswer> items) {}
