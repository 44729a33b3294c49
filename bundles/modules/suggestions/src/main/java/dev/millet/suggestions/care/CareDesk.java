package dev.millet.suggestions.care;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.mentions.HeldMentions;
import dev.millet.api.mentions.Mentions;
import dev.millet.api.text.VisibleText;
import dev.millet.suggestions.care.CareRecords.SuggestionWithCare;
import dev.millet.suggestions.care.Event.Kind;
import dev.millet.suggestions.suggestion.Status;
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
  private final Suggestions suggestions;
  private final CareRecords records;
  private final OfficialAnswers answers;
  private final Timeline timeline;
  private final Merging merging;
  private final StatusRules rules;
  private final InstantSource clock;

  /** The stores of what it changes. */
  public record Stores(CareRecords records, OfficialAnswers answers, Timeline timeline) {}

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
    this.suggestions = suggestions;
    this.records = stores.records();
    this.answers = stores.answers();
    this.timeline = stores.timeline();
    this.merging = merging;
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

  /**
   * Changes the status.
   *
   * @param note a checked text for the author; may be blank
   * @param duplicateOf the suggestion that says the same; needed for a duplicate, else null
   * @param by null for the operator
   */
  public SuggestionWithCare changeStatus(
      Handle handle,
      SuggestionWithCare read,
      Status status,
      String note,
      Long duplicateOf,
      Member by) {
    Status was = read.suggestion().status();
    if (was == status && Objects.equals(read.care().duplicateOf(), duplicateOf)) {
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
    return setStatus(handle, read, status, note, duplicateOf, by);
  }

  /**
   * Merges a suggestion into another: it is a duplicate then.
   *
   * @param into null is refused
   * @param note a checked text for the author; may be blank
   * @param by null for the operator
   */
  public SuggestionWithCare merge(
      Handle handle, SuggestionWithCare read, Long into, String note, Member by) {
    merging.check(handle, read.id(), "into", into);
    if (into.equals(read.care().duplicateOf())) {
      return read;
    }
    if (read.suggestion().status() != Status.DUPLICATE) {
      rules.requireNext(read.suggestion().status(), Status.DUPLICATE);
    }
    return setStatus(handle, read, Status.DUPLICATE, note, into, by);
  }

  /**
   * Takes a merge back: the suggestion has the status of before again, whatever may follow.
   *
   * @param note a checked text for the author; may be blank
   * @param by null for the operator
   * @throws dev.millet.api.gateway.ProblemException 409 where it is not merged
   */
  public SuggestionWithCare unmerge(
      Handle handle, SuggestionWithCare read, String note, Member by) {
    Status before = merging.before(handle, read.id());
    return setStatus(handle, read, before, note, null, by);
  }

  private SuggestionWithCare setStatus(
      Handle handle,
      SuggestionWithCare read,
      Status status,
      String note,
      Long duplicateOf,
      Member by) {
    Status was = read.suggestion().status();
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
            was.word(), duplicateOf == null ? status.word() : status.word() + " " + duplicateOf));
    journal.append(
        CareJournal.STATUS_CHANGED,
        new CareJournal.StatusChanged(read.id(), status.word(), was.word(), id(by), now));
    if (!VisibleText.isBlank(note)) {
      said(handle, changed, by, now);
    }
    return records.require(handle, read.id());
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
    if (by != null && by.is(Role.STAFF) && !Objects.equals(suggestion.authorId(), by.id())) {
      records.answered(handle, suggestion, at);
    }
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
