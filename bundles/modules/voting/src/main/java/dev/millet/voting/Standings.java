package dev.millet.voting;

import java.util.List;

/**
 * The page of the most supported subjects.
 *
 * @param types the types to choose from
 * @param type the chosen one
 * @param rows most supported first
 * @param next the page after this one; null on the last
 */
public record Standings(List<String> types, String type, List<VoteButton> rows, String next) {}
