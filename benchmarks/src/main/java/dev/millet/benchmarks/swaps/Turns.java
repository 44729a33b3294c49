package dev.millet.benchmarks.swaps;

/**
 * Upgrades and ways back of voting, of suggestions, of comments and of two as one change, in turn.
 * Three jars are sent in once; the orders go back and forth between them and what is shipped.
 */
final class Turns {

  /** After so many everything is as it was. */
  static final int ROUND = 8;

  static final String VOTING = "voting";
  static final String SUGGESTIONS = "suggestions";

  static final String COMMENTS = "comments";

  private final Order[] orders;

  Turns(Changes changes) throws Exception {
    String voting = changes.send(new ShippedModule(VOTING).next());
    String suggestions = changes.send(new ShippedModule(SUGGESTIONS).next());
    String comments = changes.send(new ShippedModule(COMMENTS).next());
    orders =
        new Order[] {
          Order.put(voting),
          Order.back(VOTING),
          Order.put(suggestions),
          Order.back(SUGGESTIONS),
          Order.put(comments),
          Order.back(COMMENTS),
          Order.put(voting, suggestions),
          Order.back(VOTING, SUGGESTIONS)
        };
  }

  /** The order of a turn, from 0. */
  Order at(int turn) {
    return orders[turn % ROUND];
  }
}
