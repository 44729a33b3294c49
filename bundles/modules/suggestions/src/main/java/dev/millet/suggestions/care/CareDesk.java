package dev.millet.suggestions.care;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.mentions.HeldMentions;
import dev.millet.api.mentions.Mentions;
import dev.millet.suggestions.care.CareRecords.SuggestionWithCare;
import dev.millet.suggestions.care.Event.Kind;
import dev.millet.suggestions.suggestion.CustomStatuses;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.StatusChoice;
import dev.millet.suggestions.suggestion.StatusRules;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The actions of staff on a suggestion: each with its event in the timeline and its entry in the
 * journal, in the caller's write transaction, on what {@link CareRecords#take} read in it. To set
 * what is set already does nothing. Whether somebody else was faster is the caller's to ask before,
 * by the care's revision.
 */
public final class CareDesk {

  private final Journal journal;
  private final Guard guard;
  private final Mentions mentions;
  private final CareRecords records;
  private final OfficialAnswers answers;
  private final Timeline timeline;
  private final StatusDesk statuses;
  private final StatusRules rules;
  private final InstantSource clock;

  /** The stores of what it changes. */
  public record Stores(
      CareRecords records, OfficialAnswers answers, Timeline timeline, CustomStatuses customs) {}

  public CareDesk(
      Journal journal,
      Guard guard,
      Mentions mentions,
      Suggestions suggestions,
      Stores stores,
      Merging merging,
      StatusRules rules,
      InstantSource clock) {
    this.journal = journal;
    this.guard = guard;
    this.mentions = mentions;
    this.records = stores.records();
    this.answers = stores.answers();
    this.timeline = stores.timeline();
    this.statuses = new StatusDesk(journal, suggestions, stores, merging, rules, clock);
    this.rules = rules;
    this.clock = clock;
  }

  public CareRecords records() {
    return records;
  }

  public StatusRules rules() {
    return rules;
  }

  /**
   * Hands a suggestion over to an owner.
   *
   * @param owner one of staff; null for nobody
   * @param by null for the operator
   */
  public SuggestionWithCare assign(
      Handle handle, SuggestionWithCare read, Member owner, Member by) {
    if (owner != null && !owner.is(Role.STAFF)) {
      throw Problem.invalid(
              "owner",
              "not-staff",
              "'" + owner.handle() + "' is not one of staff; choose somebody who is")
          .toException();
    }
    if (owner != null) {
      requireThere(owner);
    }
    Long was = read.care().ownerId();
    Long next = owner == null ? null : owner.id();
    if (Objects.equals(was, next)) {
      return read;
    }
    Instant now = now();
    var written = records.write(handle, read.suggestion(), read.care().ownedBy(next));
    timeline.record(handle, Event.of(read.id(), Kind.ASSIGNED, id(by), now).changing(was, next));
    journal.append(CareJournal.ASSIGNED, new CareJournal.Assigned(read.id(), next, id(by), now));
    return written;
  }

  /** Requires that the owner still exists: the caller read it outside of this transaction. */
  private void requireThere(Member owner) {
    try {
      guard.memberActive(owner.id());
    } catch (ProblemException gone) {
      // who assigns may write; it is the owner who may not
      throw Problem.invalid(
              "owner",
              "unknown",
              "the account of '" + owner.handle() + "' has just been deleted or suspended")
          .toException();
    }
  }

  /**
   * Promises a day, moves it, or removes it.
   *
   * @param due null for none
   * @param reason a checked text; needed where the author has to wait longer than was promised
   * @param by null for the operator
   */
  public SuggestionWithCare setDue(
      Handle handle, SuggestionWithCare read, LocalDate due, String reason, Member by) {
    LocalDate was = read.care().due();
    if (Objects.equals(was, due)) {
      return read;
    }
    DueRules.check(clock, was, due, reason);
    Instant now = now();
    Kind kind = was == null ? Kind.DUE_SET : due == null ? Kind.DUE_REMOVED : Kind.DUE_MOVED;
    var written = records.write(handle, read.suggestion(), read.care().due(due));
    timeline.record(
        handle, Event.of(read.id(), kind, id(by), now).changing(was, due).because(reason));
    journal.append(
        CareJournal.DUE_CHANGED,
        new CareJournal.DueChanged(read.id(), text(due), text(was), id(by), now));
    return written;
  }

  /** Changes the status; what is said of the product's own is kept with its meaning. */
  public SuggestionWithCare changeStatus(
      Handle handle,
      SuggestionWithCare read,
      Status status,
      String note,
      Long duplicateOf,
      Member by) {
    return changeStatus(handle, read, StatusChoice.of(status), note, duplicateOf, by);
  }

  /** Changes the status; see {@link StatusDesk#changeStatus}. */
  public SuggestionWithCare changeStatus(
      Handle handle,
      SuggestionWithCare read,
      StatusChoice wanted,
      String note,
      Long duplicateOf,
      Member by) {
    return statuses.changeStatus(handle, read, wanted, note, duplicateOf, by);
  }

  /** Merges a suggestion into another; see {@link StatusDesk#merge}. */
  public SuggestionWithCare merge(
      Handle handle, SuggestionWithCare read, Long into, String note, Member by) {
    return statuses.merge(handle, read, into, note, by);
  }

  /** Takes a merge back; see {@link StatusDesk#unmerge}. */
  public SuggestionWithCare unmerge(
      Handle handle, SuggestionWithCare read, String note, Member by) {
    return statuses.unmerge(handle, read, note, by);
  }

  /**
   * Answers officially, or revises the answer.
   *
   * @param body checked Markdown
   */
  public SuggestionWithCare answer(Handle handle, SuggestionWithCare read, String body, Member by) {
    Long was = read.care().answerId();
    Optional<OfficialAnswer> standing = answers.find(handle, was);
    if (standing.isPresent() && standing.get().body().equals(body)) {
      return read;
    }
    Instant now = now();
    HeldMentions held = mentions.hold(mentions.find(body));
    long next =
        answers.insert(handle, new OfficialAnswer(0, read.id(), by.id(), held.erase(body), now));
    mentions.keep(OfficialAnswer.subject(read.id()), held, by.id(), now);
    records.write(handle, read.suggestion(), read.care().answeredWith(next));
    Kind kind = was == null ? Kind.ANSWERED : Kind.ANSWER_REVISED;
    timeline.record(handle, Event.of(read.id(), kind, by.id(), now).changing(was, next));
    journal.append(CareJournal.ANSWERED, new CareJournal.Answered(read.id(), by.id(), now));
    records.answered(handle, read.suggestion(), now);
    return records.require(handle, read.id());
  }

  /**
   * Notes that a member said something where the author reads it: the first words of staff keep the
   * promise of an answer, unless they answer themselves.
   *
   * @param by null for the operator, who is nobody
   */
  public void said(Handle handle, Suggestion suggestion, Member by, Instant at) {
    statuses.said(handle, suggestion, by, at);
  }

  private static Long id(Member member) {
    return member == null ? null : member.id();
  }

  private static String text(LocalDate day) {
    return day == null ? null : day.toString();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
