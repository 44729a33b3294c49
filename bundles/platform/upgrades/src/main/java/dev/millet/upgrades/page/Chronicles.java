package dev.millet.upgrades.page;

import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.upgrades.change.Change;
import dev.millet.upgrades.change.Change.Course;
import dev.millet.upgrades.change.Change.Outcome;
import dev.millet.upgrades.change.ChangeDesk;
import dev.millet.upgrades.change.ChangeLog;
import dev.millet.upgrades.change.Report;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks changes up: the one that is being made in memory, the others in the audit trail. */
final class Chronicles {

  private final ChangeDesk desk;
  private final ChangeLog log;

  Chronicles(ChangeDesk desk, ChangeLog log) {
    this.desk = desk;
    this.log = log;
  }

  Optional<Chronicle> find(long id) {
    Optional<Chronicle> latest =
        desk.latest().filter(change -> change.id() == id).map(Chronicles::of);
    return latest.isPresent()
        ? latest
        : log.find(id).map(entry -> of(entry, log.reports(entry.id())));
  }

  /** The change that is being made now. */
  Optional<Chronicle> running() {
    return desk.latest().filter(change -> change.outcome() == null).map(Chronicles::of);
  }

  /**
   * The newest changes, without their reports.
   *
   * @param before only those that began before this one
   */
  Slice<Chronicle> newest(ListRequest list) {
    return log.newest(list).map(this::listed);
  }

  private Chronicle listed(ChangeLog.Entry entry) {
    return desk.latest()
        .filter(change -> change.id() == entry.id())
        .map(Chronicles::of)
        .orElseGet(() -> of(entry, List.of()));
  }

  private static Chronicle of(Change change) {
    // the outcome is known after the last report
    Outcome outcome = change.outcome();
    List<Report> reports = change.reports();
    Instant ended = reports.isEmpty() ? change.startedAt() : reports.get(reports.size() - 1).at();
    return new Chronicle(
        change.id(),
        change.memberId(),
        change.memberId() == null,
        Move.of(change.plan()),
        change.startedAt(),
        outcome == null ? null : ended,
        outcome,
        outcome == null,
        change.course(),
        change.plan().order(),
        reports);
  }

  private static Chronicle of(ChangeLog.Entry entry, List<Report> reports) {
    return new Chronicle(
        entry.id(),
        entry.memberId(),
        entry.byOperator(),
        Move.of(entry.modules()),
        entry.startedAt(),
        entry.endedAt(),
        entry.outcome() == null ? null : outcome(entry.outcome()),
        false,
        Course.DECIDED,
        null,
        reports);
  }

  private static Outcome outcome(String word) {
    return Outcome.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
