package dev.millet.points.draws;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.guard.Guard;
import dev.millet.points.api.selection.Requirement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Enters members into draws, and lets them withdraw. Each change is decided by rows that are read
 * under the lock of the draw's row, so nobody enters a list that is closed.
 */
final class Entrants {

  private final Database database;
  private final Guard guard;
  private final DrawStore draws;
  private final EntryStore entries;
  private final Criteria criteria;
  private final Decision decision;
  private final DrawNotices notices;

  Entrants(
      Database database,
      Guard guard,
      DrawStore draws,
      EntryStore entries,
      Criteria criteria,
      Decision decision,
      DrawNotices notices) {
    this.database = database;
    this.guard = guard;
    this.draws = draws;
    this.entries = entries;
    this.criteria = criteria;
    this.decision = decision;
    this.notices = notices;
  }

  /** A change of a member's entry, decided under the lock of the draw's row. */
  private interface Change<T> {
    T of(Handle handle, Draw draw, Instant now);
  }

  /**
   * Enters a member; who has entered stays so, and may say once more whether they are named.
   *
   * @throws dev.millet.api.gateway.ProblemException 409 where the list is closed or full, or a
   *     requirement is not met
   */
  Entry enter(long id, long member, boolean shown) {
    return byMember(
        id,
        member,
        (handle, draw, now) -> {
          Entry was = entries.find(handle, id, member).orElse(null);
          if (was != null) {
            return entries.save(handle, was.showing(shown));
          }
          if (!draw.takesEntries(now)) {
            throw DrawProblems.notOpen();
          }
          if (entries.count(handle, id) >= RandomOrder.MAX_ENTRIES) {
            throw DrawProblems.full();
          }
          requireMet(handle, draw, member);
          Entry entry = entries.insert(handle, Entry.of(id, member, shown, Entry.Share.ONE, now));
          notices.entered(entry);
          return entry;
        });
  }

  private void requireMet(Handle handle, Draw draw, long member) {
    List<Requirement> asked = draws.requirements(handle, draw.id());
    Criteria.Looked looked = criteria.look(List.of(member), asked, "").get(member);
    if (!looked.isMet()) {
      String missing =
          looked.found().stream()
              .filter(each -> !each.met())
              .map(each -> each.criterion() + " " + each.wanted() + ", not " + each.actual())
              .collect(Collectors.joining("; "));
      throw Problem.of(409, "points.not-qualified", "You do not qualify yet", "Needed: " + missing)
          .toException();
    }
  }

  /**
   * Takes a member off the list while it is open; later gives the place back, which the next in
   * order gets. Twice is as once.
   */
  void leave(long id, long member) {
    byMember(
        id,
        member,
        (handle, draw, now) -> {
          entries.find(handle, id, member).ifPresent(entry -> withdraw(handle, draw, entry, now));
          return null;
        });
  }

  private void withdraw(Handle handle, Draw draw, Entry entry, Instant now) {
    if (draw.state() == DrawState.OPEN) {
      entries.delete(handle, entry);
    } else if (entry.state() == EntryState.CHOSEN) {
      entries.save(handle, entry.in(EntryState.GAVE_BACK));
      decision.passOn(handle, draw, entry.proof().drawnAs(), now);
    } else if (entry.state().isActive()) {
      entries.save(handle, entry.in(EntryState.WITHDRAWN));
    }
  }

  /** Frees what somebody has whose account is deleted, and takes the member off the entry. */
  void forget(Entry left) {
    database.write(
        handle -> {
          Draw draw = draws.lock(handle, left.drawId()).orElseThrow();
          entries
              .find(handle, left.drawId(), left.memberId())
              .ifPresent(entry -> forget(handle, draw, entry));
          return null;
        });
  }

  private void forget(Handle handle, Draw draw, Entry entry) {
    if (draw.isOwn()) {
      withdraw(handle, draw, entry, database.now());
    }
    entries
        .find(handle, entry.drawId(), entry.memberId())
        .ifPresent(
            rest -> {
              if (draw.state() == DrawState.OPEN) {
                entries.delete(handle, rest);
              } else {
                entries.save(handle, rest.withoutMember());
              }
            });
  }

  private <T> T byMember(long id, long member, Change<T> change) {
    return database.write(
        handle -> {
          guard.memberActive(member);
          Draw draw = draws.lock(handle, id).orElseThrow(DrawProblems::unknown);
          DrawProblems.requireOwn(draw);
          if (draw.state() == DrawState.CANCELLED) {
            throw DrawProblems.cancelled();
          }
          return change.of(handle, draw, database.now());
        });
  }
}
