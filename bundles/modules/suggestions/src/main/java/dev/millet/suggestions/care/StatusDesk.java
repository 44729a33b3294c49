package dev.millet.suggestions.care;

import dev.millet.api.gateway.Problem;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.text.VisibleText;
import dev.millet.suggestions.care.CareRecords.SuggestionWithCare;
import dev.millet.suggestions.care.Event.Kind;
import dev.millet.suggestions.suggestion.CustomStatus;
import dev.millet.suggestions.suggestion.CustomStatuses;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.StatusChoice;
import dev.millet.suggestions.suggestion.StatusRules;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/**
 * Gives suggestions another status, and merges them. Every method runs in the caller's write
 * transaction, on what {@link CareRecords#take} read in it.
 */
final class StatusDesk {

  private final Journal journal;
  private final Suggestions suggestions;
  private final CareRecords records;
  private final Timeline timeline;
  private final CustomStatuses customs;
  private final Merging merging;
  private final StatusRules rules;
  private final InstantSource clock;

  StatusDesk(
      Journal journal,
      Suggestions suggestions,
      CareDesk.Stores stores,
      Merging merging,
      StatusRules rules,
      InstantSource clock) {
    this.journal = journal;
    this.suggestions = suggestions;
    this.records = stores.records();
    this.timeline = stores.timeline();
    this.customs = stores.customs();
    this.merging = merging;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * Changes the status.
   *
   * @param wanted where it says nothing of the product's own, that stays with its meaning
   * @param note a checked text for the author; may be blank
   * @param duplicateOf the suggestion that says the same; needed for a duplicate, else null
   * @param by null for the operator
   */
  SuggestionWithCare changeStatus(
      Handle handle,
      SuggestionWithCare read,
      StatusChoice wanted,
      String note,
      Long duplicateOf,
      Member by) {
    Status was = read.suggestion().status();
    Status status = wanted.status();
    CustomStatus before = customs.of(read.suggestion());
    CustomStatus next = own(handle, read.suggestion(), before, wanted);
    boolean same = was == status && id(before) == id(next);
    if (same && Objects.equals(read.care().duplicateOf(), duplicateOf)) {
      return read;
    }
    if (was != status) {
      rules.requireNext(was, status);
    }
    if (status == Status.DUPLICATE) {
      merging.check(handle, read.id(), "duplicateOf", duplicateOf);
    } else if (duplicateOf != null) {
      throw Problem.invalid(
              "duplicateOf", "not-duplicate", "only a duplicate names the other suggestion")
          .toException();
    }
    if (status != Status.DUPLICATE) {
      customs.set(handle, read.id(), next);
    }
    return setStatus(handle, read, new StatusStep(status, before, next), note, duplicateOf, by);
  }

  /** Returns the product's own status that a suggestion shall have; null for none. */
  private CustomStatus own(
      Handle handle, Suggestion suggestion, CustomStatus before, StatusChoice wanted) {
    if (wanted.custom() == null) {
      return suggestion.status() == wanted.status() ? before : null;
    }
    return wanted.custom().isEmpty() ? null : customs.hold(handle, suggestion.productId(), wanted);
  }

  private static long id(CustomStatus status) {
    return status == null ? 0 : status.id();
  }

  /**
   * A status that follows.
   *
   * @param before the product's own before; null for none
   * @param own the product's own then; null for none
   */
  private record StatusStep(Status status, CustomStatus before, CustomStatus own) {

    /** Returns a step of what is merged or unmerged: its product's own status rests meanwhile. */
    static StatusStep of(Status status) {
      return new StatusStep(status, null, null);
    }
  }

  /**
   * Merges a suggestion into another: it is a duplicate then.
   *
   * @param into null is refused
   * @param note a checked text for the author; may be blank
   * @param by null for the operator
   */
  SuggestionWithCare merge(
      Handle handle, SuggestionWithCare read, Long into, String note, Member by) {
    merging.check(handle, read.id(), "into", into);
    if (into.equals(read.care().duplicateOf())) {
      return read;
    }
    if (read.suggestion().status() != Status.DUPLICATE) {
      rules.requireNext(read.suggestion().status(), Status.DUPLICATE);
    }
    return setStatus(handle, read, StatusStep.of(Status.DUPLICATE), note, into, by);
  }

  /**
   * Takes a merge back: the suggestion has the status of before again, whatever may follow.
   *
   * @param note a checked text for the author; may be blank
   * @param by null for the operator
   * @throws dev.millet.api.gateway.ProblemException 409 where it is not merged
   */
  SuggestionWithCare unmerge(Handle handle, SuggestionWithCare read, String note, Member by) {
    Status before = merging.before(handle, read.id());
    return setStatus(handle, read, StatusStep.of(before), note, null, by);
  }

  private SuggestionWithCare setStatus(
      Handle handle,
      SuggestionWithCare read,
      StatusStep step,
      String note,
      Long duplicateOf,
      Member by) {
    Status was = read.suggestion().status();
    Status status = step.status();
    Long duplicated = read.care().duplicateOf();
    Instant now = now();
    if (was != status) {
      records.status(handle, read.suggestion(), status, now);
    }
    Suggestion changed = suggestions.find(handle, read.id()).orElseThrow();
    if (!Objects.equals(duplicated, duplicateOf)) {
      merging.named(handle, read.id(), was, duplicated, duplicateOf, id(by), now);
    }
    records.write(handle, changed, read.care().duplicating(duplicateOf));
    Event event = Event.of(read.id(), Kind.STATUS_CHANGED, id(by), now).because(note);
    timeline.record(
        handle,
        event.changing(
            Event.status(was, step.before()),
            duplicateOf == null
                ? Event.status(status, step.own())
                : status.word() + " " + duplicateOf));
    CareJournal.tellStatus(journal, read.id(), was, status, step.own(), id(by), now);
    if (!VisibleText.isBlank(note)) {
      said(handle, changed, by, now);
    }
    return records.require(handle, read.id());
  }

  /**
   * Notes that a member said something where the author reads it: the first words of staff keep the
   * promise of an answer, unless they answer themselves.
   *
   * @param by null for the operator, who is nobody
   */
  void said(Handle handle, Suggestion suggestion, Member by, Instant at) {
    if (by != null && by.is(Role.STAFF) && !Objects.equals(suggestion.authorId(), by.id())) {
      records.answered(handle, suggestion, at);
    }
  }

  private static Long id(Member member) {
    return member == null ? null : member.id();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
