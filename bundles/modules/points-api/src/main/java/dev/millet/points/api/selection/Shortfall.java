package dev.millet.points.api.selection;

/**
 * A requirement that a member does not meet.
 *
 * @param requirement as it was asked
 * @param actual what the member has, as the criterion writes it; may be empty
 */
public record Shortfall(Requirement requirement, String actual) {}
