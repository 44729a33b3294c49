package dev.millet.points.ledger;

/** The kinds of transfers, with the accounts that they debit and credit. */
public enum TransferKind {
  GRANT(Side.PROGRAMME, Side.MEMBER),
  /** A grant that does not count yet. */
  PENDING(Side.PROGRAMME, Side.PENDING),
  /** A pending grant that counts now. */
  COUNTED(Side.PENDING, Side.MEMBER),
  /** A pending grant that never counted. */
  CANCELLED(Side.PENDING, Side.PROGRAMME),
  SPEND(Side.MEMBER, Side.REWARD),
  HOLD(Side.MEMBER, Side.PENDING),
  /** A hold that was posted. */
  PAID(Side.PENDING, Side.REWARD),
  /** A hold that was voided, or whose time has passed. */
  RELEASED(Side.PENDING, Side.MEMBER),
  REFUND(Side.REWARD, Side.MEMBER),
  EXPIRY(Side.MEMBER, Side.EXPIRY),
  REVERSAL(Side.MEMBER, Side.PROGRAMME),
  /** Points that a reversal could not take at once, taken from later earnings. */
  RECOVERY(Side.MEMBER, Side.PROGRAMME),
  CLOSING(Side.MEMBER, Side.CLOSED);

  private final Side debit;
  private final Side credit;

  TransferKind(Side debit, Side credit) {
    this.debit = debit;
    this.credit = credit;
  }

  Side debit() {
    return debit;
  }

  Side credit() {
    return credit;
  }

  /** Returns by how much an amount changes the member's balance. */
  public long signed(long amount) {
    return credit == Side.MEMBER ? amount : debit == Side.MEMBER ? -amount : 0;
  }
}
