package dev.millet.members.http;

import java.util.List;

/**
 * A page of members for the staff.
 *
 * @param items in the order in which they joined
 * @param next what to send as {@code after} for the next page; left out on the last
 */
public record ManagedList(List<ManagedAnswer> items, String next) {}
