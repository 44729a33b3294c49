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
public record Standings(List<String> types, String type, List<Row> rows, String next) {

  /**
   * A subject.
   *
   * @param button its button
   * @param path its page; null where no module knows it
   */
  public record Row(VoteButton button, String path) {}
}
