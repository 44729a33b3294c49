package dev.millet.points.ledger;

/** The balance of an account in one currency, and what it owes. */
public record Purse(long balance, long owed) {

  static final Purse EMPTY = new Purse(0, 0);

  Purse plus(long points, long owing) {
    return new Purse(balance + points, owed + owing);
  }
}
