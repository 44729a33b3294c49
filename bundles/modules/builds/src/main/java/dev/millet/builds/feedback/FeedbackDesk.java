package dev.millet.builds.feedback;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.api.subjects.LifecycleChange;
import dev.millet.api.subjects.Requesters;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.api.subjects.VisibleSubjects;
import dev.millet.builds.build.Build;
import dev.millet.builds.build.BuildStatus;
import dev.millet.builds.build.Builds;
import dev.millet.builds.build.Entry;
import dev.millet.builds.build.EntryWrites;
import dev.millet.builds.build.SaidChanges;
import dev.millet.builds.words.HiddenWords.HiddenWord;
import dev.millet.builds.words.ModeratedWords;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Takes the answers of those who asked. One that says "still broken" reopens what was asked for;
 * that of an author who says "works" confirms it. Who changes their answer changes that, too.
 */
public final class FeedbackDesk {

  private final Database database;
  private final Journal journal;
  private final Guard guard;
  private final Builds builds;
  private final VisibleSubjects subjects;
  private final Requesters requesters;
  private final SaidChanges changes;
  private final FeedbackStore store;

  /** Makes the desk of a database. */
  public FeedbackDesk(
      Database database,
      Journal journal,
      Guard guard,
      Builds builds,
      VisibleSubjects subjects,
      Requesters requesters,
      SaidChanges changes,
      FeedbackStore store) {
    this.database = database;
    this.journal = journal;
    this.guard = guard;
    this.builds = builds;
    this.subjects = subjects;
    this.requesters = requesters;
    this.changes = changes;
    this.store = store;
  }

  /**
   * Takes a member's answer about an entry, or another one.
   *
   * @throws dev.millet.api.gateway.ProblemException 404 where there is no such entry, 403 {@code
   *     builds.not-asked} for those who did not ask for it, 409 {@code builds.wrong-state} where
   *     the build is not released or was withdrawn, {@code builds.word-hidden} where moderators
   *     have hidden what the member said
   */
  Feedback answer(long entry, Member by, FeedbackRequest typed) {
    return database.write(
        handle -> {
          Held held = hold(handle, entry, by);
          Optional<Feedback> former = store.lock(handle, entry, by.id());
          Feedback.Words words =
              words(handle, entry, by, new Feedback.Words(typed.device(), typed.note()));
          Feedback next =
              new Feedback(
                  entry,
                  by.id(),
                  held.build().id(),
                  Answer.of(typed.answer()),
                  words.device(),
                  words.note(),
                  database.now(),
                  former.map(Feedback::version).orElse(1));
          if (former.isPresent() && former.get().says(next)) {
            return former.get();
          }
          Feedback kept = next;
          if (former.isPresent()) {
            kept = store.update(handle, next);
          } else if (!store.add(handle, next)) {
            throw twice();
          }
          tell(handle, held, kept, former.isEmpty());
          return kept;
        });
  }

  /** Returns what an answer says: nothing where moderators have hidden the member's words. */
  private Feedback.Words words(Handle handle, long entry, Member by, Feedback.Words typed) {
    Optional<HiddenWord> hidden = store.hidden().find(handle, entry, by.id());
    if (hidden.isEmpty()) {
      return typed;
    }
    boolean isSame = typed.isEmpty() || typed.joined().equals(hidden.get().word());
    if (!isSame) {
      throw ModeratedWords.cannotChange();
    }
    return Feedback.Words.NONE;
  }

  /** Removes a member's answer; does nothing if they have not answered. */
  void remove(long entry, Member by) {
    database.write(
        handle -> {
          guard.memberActive(by.id());
          Entry found = entry(handle, entry);
          Optional<Feedback> former = store.lock(handle, entry, by.id());
          if (former.isPresent()) {
            store.remove(handle, former.get());
            changes.replace(
                handle,
                SaidChanges.Said.of(found.buildId(), by.id(), "", ""),
                linked(handle, found),
                List.of(),
                null);
            journal.append(
                FeedbackEvents.REMOVED,
                new FeedbackEvents.Removed(found.buildId(), entry, by.id(), database.now()));
          }
          return null;
        });
  }

  /** An entry about which a member may answer. */
  private record Held(Entry entry, Build build, List<Subject> linked, Set<Subject> asked) {}

  private Held hold(Handle handle, long id, Member by) {
    guard.memberActive(by.id());
    Entry entry = entry(handle, id);
    Build build =
        builds.hold(handle, entry.buildId()).orElseThrow(() -> Builds.unknown(entry.buildId()));
    if (!isAnswerable(build)) {
      throw Problem.of(
              409,
              "builds.wrong-state",
              "The state of the build does not allow it",
              "Answers are taken about a build that is released and not withdrawn.")
          .toException();
    }
    List<Subject> linked = linked(handle, entry);
    Set<Subject> asked = requesters.askedBy(by.id(), linked);
    if (asked.isEmpty()) {
      throw Problem.of(
              403,
              "builds.not-asked",
              "You did not ask for this",
              "Those who posted or voted for what an entry answers say whether it works.")
          .toException();
    }
    return new Held(entry, build, linked, asked);
  }

  /** Returns whether answers about a build are taken now. */
  static boolean isAnswerable(Build build) {
    return build.wasReleased() && build.status() != BuildStatus.WITHDRAWN;
  }

  private Entry entry(Handle handle, long id) {
    return builds.entries().find(handle, id).orElseThrow(() -> EntryWrites.unknown(id));
  }

  private List<Subject> linked(Handle handle, Entry entry) {
    return builds
        .entries()
        .links(handle, List.of(entry.buildId()))
        .getOrDefault(entry.id(), List.of());
  }

  private void tell(Handle handle, Held held, Feedback said, boolean first) {
    boolean broken = said.answer() == Answer.BROKEN;
    LifecycleChange.Kind kind =
        broken ? LifecycleChange.Kind.REOPENED : LifecycleChange.Kind.CONFIRMED;
    changes.replace(
        handle,
        SaidChanges.Said.of(held.build().id(), said.memberId(), said.device(), said.note()),
        held.linked(),
        broken ? held.asked() : written(held.asked(), said.memberId()),
        kind);
    journal.append(
        FeedbackEvents.type(said.answer()),
        new FeedbackEvents.Answered(
            held.build().id(),
            held.entry().id(),
            held.build().version(),
            List.copyOf(held.asked()),
            said.memberId(),
            held.entry().engineer(),
            first,
            said.answeredAt()));
  }

  /** Returns those of the subjects that a member wrote. */
  private Set<Subject> written(Collection<Subject> asked, long member) {
    Map<Subject, SubjectDescription> described = subjects.described(asked);
    described.values().removeIf(each -> !Objects.equals(each.author(), member));
    return described.keySet();
  }

  private static RuntimeException twice() {
    return Problem.of(
            409,
            "changed-meanwhile",
            "It has been changed meanwhile",
            "You answered at the same moment elsewhere; read it again.")
        .toException();
  }
}
