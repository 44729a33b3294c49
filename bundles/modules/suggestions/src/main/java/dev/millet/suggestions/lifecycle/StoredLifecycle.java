package dev.millet.suggestions.lifecycle;

import dev.millet.api.database.Database;
import dev.millet.api.journal.Journal;
import dev.millet.api.subjects.LifecycleChange;
import dev.millet.api.subjects.LifecycleChange.Kind;
import dev.millet.api.subjects.LifecycleResult;
import dev.millet.api.subjects.Release;
import dev.millet.api.subjects.SubjectLifecycle;
import dev.millet.suggestions.care.CareJournal;
import dev.millet.suggestions.care.CareRecords;
import dev.millet.suggestions.care.CareRecords.SuggestionWithCare;
import dev.millet.suggestions.care.Event;
import dev.millet.suggestions.care.Timeline;
import dev.millet.suggestions.lifecycle.ReleaseFact.StatusMove;
import dev.millet.suggestions.moderation.HiddenSuggestions;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Moves suggestions through releases, whatever statuses may follow each other otherwise. What it
 * changed in a status it takes back with the undoing, unless somebody changed the status since. A
 * duplicate stays one: what it asked for is told where the discussion is.
 */
public final class StoredLifecycle implements SubjectLifecycle {

  private static final Set<Status> BEFORE_PLANNING =
      Set.of(Status.OPEN, Status.UNDER_REVIEW, Status.DECLINED);
  private static final Set<Status> BEFORE_TRYING =
      Set.of(Status.OPEN, Status.UNDER_REVIEW, Status.PLANNED, Status.DECLINED);

  private final Database database;
  private final Journal journal;
  private final Suggestions suggestions;
  private final HiddenSuggestions hidden;
  private final CareRecords records;
  private final Timeline timeline;
  private final ReleaseFacts facts;

  public StoredLifecycle(
      Database database,
      Journal journal,
      Suggestions suggestions,
      HiddenSuggestions hidden,
      CareRecords records,
      Timeline timeline,
      ReleaseFacts facts) {
    this.database = database;
    this.journal = journal;
    this.suggestions = suggestions;
    this.hidden = hidden;
    this.records = records;
    this.timeline = timeline;
    this.facts = facts;
  }

  @Override
  public String type() {
    return Suggestion.SUBJECT_TYPE;
  }

  @Override
  public LifecycleResult apply(LifecycleChange change) {
    Optional<Long> id = Suggestion.id(change.subject().id());
    return id.isEmpty()
        ? LifecycleResult.GONE
        : database.write(handle -> apply(handle, id.get(), change));
  }

  private LifecycleResult apply(Handle handle, long id, LifecycleChange change) {
    if (suggestions.lockToClose(handle, id).isPresent()) {
      return once(handle, id, change);
    }
    var result = new LifecycleResult[] {LifecycleResult.GONE};
    hidden.whileShown(handle, id, () -> result[0] = once(handle, id, change));
    return result[0];
  }

  private LifecycleResult once(Handle handle, long id, LifecycleChange change) {
    Optional<ReleaseFact> known = facts.find(handle, change.key());
    if (known.isPresent()) {
      reword(handle, known.get(), change);
      return LifecycleResult.REPEATED;
    }
    SuggestionWithCare read = records.require(handle, id);
    return switch (change.kind()) {
      case PLANNED -> plan(handle, read, change);
      case REOPENED -> reopen(handle, read, change);
      case UNDONE -> undo(handle, read, change);
      default -> take(handle, read, change, target(change.kind(), status(read)), null);
    };
  }

  /** Takes the words of a change that is sent again: they may have been hidden, or restored. */
  private void reword(Handle handle, ReleaseFact fact, LifecycleChange change) {
    if (!Objects.equals(fact.device(), change.device())) {
      facts.setDevice(handle, fact, change.device());
    }
    timeline.setNote(handle, fact.suggestionId(), fact.changeKey(), change.note());
  }

  private static Status status(SuggestionWithCare read) {
    return read.suggestion().status();
  }

  /** Returns the status that a change leads to; the present one where it changes none. */
  private static Status target(Kind kind, Status now) {
    return switch (kind) {
      case PLANNED -> BEFORE_PLANNING.contains(now) ? Status.PLANNED : now;
      case AVAILABLE -> BEFORE_TRYING.contains(now) ? Status.IN_PROGRESS : now;
      case SHIPPED -> now == Status.DUPLICATE ? now : Status.SHIPPED;
      case REOPENED -> now == Status.SHIPPED ? Status.UNDER_REVIEW : now;
      case CONFIRMED, UNDONE -> now;
    };
  }

  /**
   * Applies a change with its event.
   *
   * @param was the key of the fact that it replaces; null for none
   */
  private LifecycleResult take(
      Handle handle, SuggestionWithCare read, LifecycleChange change, Status target, String was) {
    Status now = status(read);
    long event = timeline.record(handle, event(read, change, kind(change.kind()), was));
    StatusMove moved = now == target ? null : StatusMove.of(now, target);
    facts.add(handle, fact(read, change, event, moved));
    move(handle, read, target, change);
    tell(read, change, kind(change.kind()));
    return LifecycleResult.APPLIED;
  }

  private ReleaseFact fact(
      SuggestionWithCare read, LifecycleChange change, Long event, StatusMove moved) {
    return ReleaseFact.of(change, read.suggestion().id(), event, moved, database.now());
  }

  /**
   * Replaces the plan that stands and was not kept yet; its change of the status goes on with the
   * new one.
   */
  private LifecycleResult plan(Handle handle, SuggestionWithCare read, LifecycleChange change) {
    List<ReleaseFact> all = facts(handle, read);
    Release open = ReleaseState.of(all).planned();
    Optional<ReleaseFact> former =
        last(all, Kind.PLANNED, null).filter(fact -> fact.release().equals(open));
    if (former.isEmpty()) {
      return take(handle, read, change, target(Kind.PLANNED, status(read)), null);
    }
    StatusMove moved = isUntouched(handle, read, former.get()) ? former.get().status() : null;
    facts.undo(handle, former.get(), database.now());
    LifecycleResult result =
        take(handle, read, change, target(Kind.PLANNED, status(read)), former.get().changeKey());
    if (moved != null) {
      facts.inherit(handle, facts.find(handle, change.key()).orElseThrow(), moved, null);
    }
    return result;
  }

  /**
   * Reopens with the first report about a release; further ones, and those about a version that a
   * later one has replaced, are only kept.
   */
  private LifecycleResult reopen(Handle handle, SuggestionWithCare read, LifecycleChange change) {
    List<ReleaseFact> all = facts(handle, read);
    Status target = target(Kind.REOPENED, status(read));
    boolean known = last(all, Kind.REOPENED, change.release().id()).isPresent();
    if (ReleaseState.of(all).isPast(change.release()) || (known && target == status(read))) {
      facts.add(handle, fact(read, change, null, null));
      return LifecycleResult.APPLIED;
    }
    return take(handle, read, change, target, null);
  }

  private LifecycleResult undo(Handle handle, SuggestionWithCare read, LifecycleChange change) {
    Optional<ReleaseFact> found =
        facts
            .find(handle, change.undoes())
            .filter(fact -> fact.suggestionId() == read.suggestion().id());
    if (found.isEmpty()) {
      return LifecycleResult.GONE;
    }
    ReleaseFact undone = found.get();
    if (undone.undoneAt() != null) {
      return LifecycleResult.REPEATED;
    }
    boolean untouched = isUntouched(handle, read, undone);
    facts.undo(handle, undone, database.now());
    Kind kind = Kind.valueOf(undone.kind());
    Optional<ReleaseFact> heir = heir(facts(handle, read), undone, kind);
    Long event = null;
    if (kind != Kind.REOPENED || (heir.isEmpty() && undone.eventId() != null)) {
      event = timeline.record(handle, event(read, change, undoing(kind), null));
      tell(read, change, undoing(kind));
    }
    facts.add(handle, fact(read, change, event, null));
    if (untouched && heir.isPresent()) {
      facts.inherit(handle, heir.get(), undone.status(), undone.eventId());
    } else if (untouched) {
      Status.of(undone.status().was()).ifPresent(was -> move(handle, read, was, change));
    }
    return LifecycleResult.APPLIED;
  }

  /** Returns another fact for which the status stays as it is. */
  private static Optional<ReleaseFact> heir(List<ReleaseFact> all, ReleaseFact undone, Kind kind) {
    return switch (kind) {
      case SHIPPED, AVAILABLE -> last(all, kind, null);
      case REOPENED -> last(all, kind, undone.release().id());
      default -> Optional.empty();
    };
  }

  private List<ReleaseFact> facts(Handle handle, SuggestionWithCare read) {
    return facts.of(handle, read.suggestion().id());
  }

  /** Returns the last fact of a kind that stands, in a release where one is named. */
  private static Optional<ReleaseFact> last(List<ReleaseFact> all, Kind kind, String release) {
    return all.stream()
        .filter(fact -> fact.stands(kind))
        .filter(fact -> release == null || fact.release().id().equals(release))
        .reduce((one, next) -> next);
  }

  /** Returns whether a fact changed the status, and nobody and nothing has since. */
  private boolean isUntouched(Handle handle, SuggestionWithCare read, ReleaseFact fact) {
    return fact.status() != null
        && fact.status().became().equals(status(read).word())
        && facts(handle, read).stream()
            .filter(each -> each.undoneAt() == null && each.status() != null)
            .noneMatch(each -> each.eventId() > fact.eventId())
        && !timeline.hasStatusChanged(handle, read.suggestion().id(), fact.eventId());
  }

  private void move(Handle handle, SuggestionWithCare read, Status target, LifecycleChange change) {
    Status was = status(read);
    if (was != target) {
      Instant now = database.now();
      records.move(handle, read, target, now);
      journal.append(
          CareJournal.STATUS_CHANGED,
          new CareJournal.StatusChanged(
              read.suggestion().id(), target.word(), was.word(), null, now));
    }
  }

  private void tell(SuggestionWithCare read, LifecycleChange change, Event.Kind kind) {
    journal.append(
        ReleaseJournal.type(kind), ReleaseJournal.Happened.of(read.suggestion().id(), change));
  }

  private static Event event(
      SuggestionWithCare read, LifecycleChange change, Event.Kind kind, String was) {
    return Event.of(read.suggestion().id(), kind, change.by(), change.at())
        .changing(was, change.key())
        .because(change.note());
  }

  private static Event.Kind kind(Kind kind) {
    return switch (kind) {
      case PLANNED -> Event.Kind.PLANNED_FOR;
      case AVAILABLE -> Event.Kind.AVAILABLE_IN;
      case SHIPPED -> Event.Kind.SHIPPED_IN;
      case REOPENED -> Event.Kind.REOPENED;
      case CONFIRMED -> Event.Kind.CONFIRMED;
      case UNDONE -> throw new IllegalArgumentException("an undoing goes by what it undoes");
    };
  }

  private static Event.Kind undoing(Kind kind) {
    return switch (kind) {
      case PLANNED -> Event.Kind.UNPLANNED;
      case REOPENED -> Event.Kind.REPORT_TAKEN_BACK;
      case CONFIRMED -> Event.Kind.UNCONFIRMED;
      default -> Event.Kind.RELEASE_WITHDRAWN;
    };
  }
}
