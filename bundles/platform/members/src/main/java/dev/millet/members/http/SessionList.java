package dev.millet.members.http;

import java.util.List;

/**
 * The browsers in which the caller is signed in.
 *
 * @param items those used last first
 */
public record SessionList(List<SessionAnswer> items) {}
