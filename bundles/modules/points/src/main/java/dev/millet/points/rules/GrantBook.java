package dev.millet.points.rules;

/** Keeps what rules gave: in the database, or in memory while a rule is tried out. */
interface GrantBook {

  /** Whether an entry earned a member points by a rule already. */
  boolean isGiven(Candidate candidate);

  /** Returns what the rule gave the member on a day, with what was taken back since. */
  long givenOn(Candidate candidate, long day);

  /** Returns what the rule gave the member for the subject that still stands. */
  long givenFor(Candidate candidate);

  /** Returns what the rule gave the member, and still stands. */
  long givenTo(Candidate candidate);

  /** Returns what the rule gave everybody, and still stands. */
  long givenByRule(Candidate candidate);

  /** Notes that a rule gives points. */
  void give(Candidate candidate, long amount, long day);

  /**
   * Takes back what stood with an item when an entry undid it; where that is much, a part of it.
   *
   * @return whether nothing is left of it
   */
  boolean undo(String item, long position);

  /**
   * Has stand again what fell with an item alone, as far as the limits have room for it, when an
   * entry restored it; where that is much, a part of it.
   *
   * @return whether nothing is left of it
   */
  boolean restore(String item, long position);

  /** Whether there is no time for another entry. */
  boolean isFull();
}
