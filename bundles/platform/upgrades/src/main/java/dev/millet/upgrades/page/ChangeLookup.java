package dev.millet.upgrades.page;

import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.upgrades.change.Change;
import dev.millet.upgrades.change.Change.Course;
import dev.millet.upgrades.change.Change.Outcome;
import dev.millet.upgrades.change.ChangeLog;
import dev.millet.upgrades.change.ChangeService;
import dev.millet.upgrades.change.StepReport;
import dev.millet.upgrades.page.ChangeDetails.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks changes up: the one that is being made in memory, the others in the audit trail. */
final class ChangeLookup {

  private final ChangeService service;
  private final ChangeLog log;

  ChangeLookup(ChangeService service, ChangeLog log) {
    this.service = service;
    this.log = log;
  }

  Optional<ChangeDetails> find(long id) {
    Optional<ChangeDetails> latest =
        service.latest().filter(change -> change.id() == id).map(ChangeLookup::of);
    return latest.isPresent()
        ? latest
        : log.find(id).map(entry -> of(entry, log.reports(entry.id())));
  }

  /** The change that is being made now. */
  Optional<ChangeDetails> running() {
    return service.latest().filter(change -> change.outcome() == null).map(ChangeLookup::of);
  }

  /** Returns the newest changes, without their reports. */
  Slice<ChangeDetails> newest(ListRequest list) {
    return log.newest(list).map(this::listed);
  }

  private ChangeDetails listed(ChangeLog.Entry entry) {
    return service
        .latest()
        .filter(change -> change.id() == entry.id())
        .map(ChangeLookup::of)
        .orElseGet(() -> of(entry, List.of()));
  }

  private static ChangeDetails of(Change change) {
    // the outcome is known after the last report
    Outcome outcome = change.outcome();
    List<StepReport> reports = change.reports();
    Instant ended = reports.isEmpty() ? change.startedAt() : reports.get(reports.size() - 1).at();
    return new ChangeDetails(
        change.id(),
        change.memberId(),
        change.memberId() == null,
        VersionChange.of(change.plan()),
        new Progress(
            change.startedAt(),
            outcome == null ? null : ended,
            outcome,
            outcome == null,
            change.course()),
        change.plan().order(),
        reports);
  }

  private static ChangeDetails of(ChangeLog.Entry entry, List<StepReport> reports) {
    return new ChangeDetails(
        entry.id(),
        entry.memberId(),
        entry.byOperator(),
        VersionChange.of(entry.modules()),
        new Progress(
            entry.startedAt(),
            entry.endedAt(),
            entry.outcome() == null ? null : outcome(entry.outcome()),
            false,
            Course.DECIDED),
        null,
        reports);
  }

  private static Outcome outcome(String word) {
    return Outcome.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
