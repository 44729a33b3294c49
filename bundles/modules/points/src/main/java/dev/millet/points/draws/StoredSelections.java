package dev.millet.points.draws;

import dev.millet.api.database.Database;
import dev.millet.api.subjects.Subject;
import dev.millet.points.api.selection.Candidate;
import dev.millet.points.api.selection.Method;
import dev.millet.points.api.selection.NewSelection;
import dev.millet.points.api.selection.Requirement;
import dev.millet.points.api.selection.SelectionResult;
import dev.millet.points.api.selection.SelectionStatus;
import dev.millet.points.api.selection.Selections;
import dev.millet.points.api.selection.Shortfall;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The selections of other modules: draws whose list a module brings. */
final class StoredSelections implements Selections {

  private static final int MAX_QUOTAS = 30;

  private final Database database;
  private final DrawStore draws;
  private final EntryStore entries;
  private final Criteria criteria;
  private final Decision decision;
  private final DrawJournal journal;

  StoredSelections(
      Database database,
      DrawStore draws,
      EntryStore entries,
      Criteria criteria,
      Decision decision,
      DrawJournal journal) {
    this.database = database;
    this.draws = draws;
    this.entries = entries;
    this.criteria = criteria;
    this.decision = decision;
    this.journal = journal;
  }

  @Override
  public SelectionStatus announce(NewSelection selection) {
    NewSelection.How how = selection.how();
    criteria.requireKnown(how.requirements(), how.score());
    return database.write(
        handle -> {
          Draw was = locked(handle, selection.subject());
          Draw.Plan plan = Draw.Plan.of(how.method(), selection.places(), how.score());
          boolean random = how.method() != Method.RANK;
          if (was != null && was.state() == DrawState.OPEN && was.isRandom() == random) {
            draws.ask(handle, was.id(), how.requirements());
            Draw.Owner owner = owner(selection);
            return status(
                draws.save(
                    handle, was.changed(selection.title(), plan, selection.closesAt(), owner)));
          }
          if (was != null && was.state() == DrawState.OPEN) {
            draws.save(handle, was.cancelled("", database.now()));
          }
          return status(add(handle, selection, plan));
        });
  }

  private Draw add(Handle handle, NewSelection selection, Draw.Plan plan) {
    Instant now = database.now();
    boolean random = plan.method() != Method.RANK;
    Draw made =
        draws.insert(
            handle,
            new Draw(
                0,
                selection.title(),
                DrawState.OPEN,
                plan,
                random
                    ? decision.sealed()
                    : new Draw.Source(SourceKind.NONE, "", "", null, "", "", ""),
                new Draw.Times(now, selection.closesAt(), null, null, null),
                new Draw.Published("", 0),
                owner(selection),
                new Draw.Team(null, "")),
            selection.how().requirements());
    journal.changed(DrawJournal.ANNOUNCED, made, null, now);
    return made;
  }

  private static Draw.Owner owner(NewSelection selection) {
    Subject subject = selection.subject();
    return new Draw.Owner(subject.type(), subject.id(), selection.path());
  }

  @Override
  public SelectionResult choose(
      Subject subject, int places, Map<Long, Integer> quotas, List<Candidate> candidates) {
    if (quotas.size() > MAX_QUOTAS) {
      throw new IllegalArgumentException("at most " + MAX_QUOTAS + " categories");
    }
    if (candidates.size() > MAX_CANDIDATES) {
      throw DrawProblems.full();
    }
    return database.write(
        handle -> {
          Draw draw = locked(handle, subject);
          if (draw == null) {
            throw DrawProblems.unknown();
          }
          if (draw.state() == DrawState.DRAWN) {
            return result(handle, draw);
          }
          if (draw.state() == DrawState.CANCELLED) {
            throw DrawProblems.cancelled();
          }
          Draw.Plan was = draw.plan();
          Draw.Plan plan = new Draw.Plan(was.method(), places, was.score(), Quotas.write(quotas));
          return result(handle, chosen(handle, draw, plan, candidates));
        });
  }

  private Draw chosen(Handle handle, Draw draw, Draw.Plan plan, List<Candidate> candidates) {
    Instant now = database.now();
    Map<Long, Entry> fresh = new LinkedHashMap<>();
    for (Candidate each : candidates) {
      Entry.Share share = new Entry.Share(each.party(), 1, 0, each.category());
      fresh.putIfAbsent(
          each.member(), Entry.of(draw.id(), each.member(), each.shown(), share, now));
    }
    entries.insertAll(handle, fresh.values());
    Draw known = draw.changed(draw.title(), plan, draw.times().closesAt(), draw.owner());
    Draw closed = decision.close(handle, known, now);
    journal.changed(DrawJournal.CLOSED, closed, null, now);
    return decision.decide(handle, closed, "", null, now);
  }

  @Override
  public void show(Subject subject, long member, boolean shown) {
    database.write(
        handle -> {
          Draw draw = locked(handle, subject);
          if (draw != null) {
            entries
                .find(handle, draw.id(), member)
                .filter(each -> each.shown() != shown)
                .ifPresent(each -> entries.save(handle, each.showing(shown)));
          }
          return null;
        });
  }

  private SelectionResult result(Handle handle, Draw draw) {
    List<SelectionResult.Place> order =
        entries.drawn(handle, draw.id()).stream()
            .filter(each -> each.memberId() != null)
            .map(
                each ->
                    new SelectionResult.Place(each.memberId(), each.state() == EntryState.CHOSEN))
            .toList();
    return new SelectionResult(status(draw), order);
  }

  @Override
  public void cancel(Subject subject, String reason) {
    database.write(
        handle -> {
          Draw draw = locked(handle, subject);
          if (draw != null && draw.state() == DrawState.OPEN) {
            Instant now = database.now();
            Draw over = draws.save(handle, draw.cancelled(reason, now));
            journal.changed(DrawJournal.CANCELLED, over, null, now);
          }
          return null;
        });
  }

  private Draw locked(Handle handle, Subject subject) {
    return draws.of(handle, subject).flatMap(found -> draws.lock(handle, found.id())).orElse(null);
  }

  @Override
  public Optional<SelectionStatus> find(Subject subject) {
    return database.read(handle -> draws.of(handle, subject)).map(StoredSelections::status);
  }

  private static SelectionStatus status(Draw draw) {
    return new SelectionStatus(draw.id(), draw.path(), draw.state() == DrawState.DRAWN);
  }

  @Override
  public Map<Long, List<Shortfall>> shortfalls(
      Collection<Long> members, List<Requirement> requirements) {
    Map<Long, List<Shortfall>> all = new LinkedHashMap<>();
    criteria
        .look(members, requirements, "")
        .forEach(
            (member, looked) -> {
              if (!looked.isMet()) {
                all.put(member, missing(looked));
              }
            });
    return all;
  }

  private static List<Shortfall> missing(Criteria.Looked looked) {
    return looked.found().stream()
        .filter(each -> !each.met())
        .map(each -> new Shortfall(new Requirement(each.criterion(), each.wanted()), each.actual()))
        .toList();
  }

  @Override
  public Optional<String> describe(Requirement requirement, Locale locale) {
    return criteria
        .find(requirement.criterion())
        .map(each -> each.describe(requirement.wanted(), locale));
  }
}
