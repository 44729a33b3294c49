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

  void apply(List<EntryFindings> findings) {
    for (EntryFindings found : findings) {
      found.undone().forEach(item -> book.undo(item, found.position()));
      found.restored().forEach(book::restore);
      found.grants().forEach(this::give);
    }
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
