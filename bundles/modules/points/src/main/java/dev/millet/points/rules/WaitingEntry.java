package dev.millet.points.rules;

/**
 * An entry that earns points once the module is there that says whose its subject is, as a row of
 * {@code points_rule_waiting}.
 *
 * @param position the entry's
 * @param subjectType the type of its subject
 * @param undone what is not there any more of what the entry made or is about; null while all is
 */
record WaitingEntry(long position, String subjectType, Cause cause, GivenRow.Undone undone) {

  /**
   * The entry's part in what is granted.
   *
   * @param about the subject that it is about
   * @param item what it made; null for nothing
   * @param actor who did it; null for nobody
   */
  record Cause(String about, String item, Long actor) {}
}
