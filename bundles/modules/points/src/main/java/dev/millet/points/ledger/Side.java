package dev.millet.points.ledger;

/** A side of a transfer: the account of a member, or one of the programme's own accounts. */
public enum Side {
  MEMBER(0),
  /** Points come from here, and go back when their cause was undone. */
  PROGRAMME(-1),
  /** The points that are pending or held. */
  PENDING(-2),
  /** The points that were spent. */
  REWARD(-3),
  EXPIRY(-4),
  /** The points that were left when an account was deleted. */
  CLOSED(-5);

  private final long code;

  Side(long code) {
    this.code = code;
  }

  /**
   * Returns the id of the account. The programme's accounts have no row with a balance: every
   * transfer would wait for it.
   */
  long account(long member) {
    return this == MEMBER ? member : code;
  }
}
