package dev.millet.points.rules;

import java.time.ZoneId;
import java.util.List;

/** Applies findings to a book, in their order, within the caps of the rules. */
final class CappedGrants {

  private final GrantBook book;
  private final ZoneId zone;

  /**
   * Makes grants into a book.
   *
   * @param zone where the days of the caps begin
   */
  CappedGrants(GrantBook book, ZoneId zone) {
    this.book = book;
    this.zone = zone;
  }

  /**
   * Applies findings until the book is full, at least a part of the first.
   *
   * @return how many are applied completely
   */
  int apply(List<EntryFindings> findings) {
    int done = 0;
    while (done < findings.size() && (done == 0 || !book.isFull()) && apply(findings.get(done))) {
      done++;
    }
    return done;
  }

  /** Returns whether nothing is left of it. */
  private boolean apply(EntryFindings found) {
    for (String item : found.undone()) {
      if (!book.undo(item, found.position())) {
        return false;
      }
    }
    for (String item : found.restored()) {
      if (!book.restore(item, found.position())) {
        return false;
      }
    }
    found.grants().forEach(this::give);
    return true;
  }

  private void give(Candidate candidate) {
    if (book.isGiven(candidate)) {
      return;
    }
    long day = day(candidate, zone);
    long amount = left(candidate, day);
    if (amount > 0) {
      book.give(candidate, amount, day);
    }
  }

  private static long day(Candidate candidate, ZoneId zone) {
    return candidate.at().atZone(zone).toLocalDate().toEpochDay();
  }

  private long left(Candidate candidate, long day) {
    Caps caps = candidate.caps();
    long amount = candidate.amount();
    if (caps.day() > 0) {
      amount = Caps.left(caps.day(), book.givenOn(candidate, day), amount);
    }
    return caps.left(
        amount,
        () -> book.givenFor(candidate),
        () -> book.givenTo(candidate),
        () -> book.givenByRule(candidate));
  }
}
