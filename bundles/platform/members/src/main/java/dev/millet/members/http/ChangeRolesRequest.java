package dev.millet.members.http;

import java.util.List;

/**
 * The roles that a member shall have.
 *
 * @param roles some of {@code member}, {@code staff}, {@code moderator}, {@code admin}; the first
 *     goes without saying
 */
public record ChangeRolesRequest(List<String> roles) {}
