package dev.millet.points.ledger;

/**
 * Coins of a lot that a payment took.
 *
 * @param restored how many of them were given back
 */
record Use(long account, long paymentSeq, long lotSeq, long amount, long restored) {

  long left() {
    return amount - restored;
  }

  Use giveBack(long coins) {
    return new Use(account, paymentSeq, lotSeq, amount, restored + coins);
  }
}
