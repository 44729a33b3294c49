package dev.millet.members.http;

import java.util.List;

/**
 * A page of members.
 *
 * @param items in the order in which they joined
 * @param next what to send as {@code after} for the next page; left out on the last
 */
public record MemberList(List<MemberAnswer> items, String next) {}
