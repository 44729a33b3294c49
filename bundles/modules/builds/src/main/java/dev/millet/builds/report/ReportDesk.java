package dev.millet.builds.report;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.guard.Guard;
import dev.millet.api.jobs.JobRun;
import dev.millet.api.jobs.Next;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.builds.build.Build;
import dev.millet.builds.build.BuildStatus;
import dev.millet.builds.build.Builds;
import dev.millet.builds.build.Entry;
import dev.millet.builds.build.EntryKind;
import dev.millet.builds.build.EntryWrites;
import dev.millet.builds.report.MarkStore.Counts;
import dev.millet.builds.words.HiddenWords;
import dev.millet.builds.words.ModeratedWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Takes marks for a week after a release, and closes the reports then. What comes late is refused
 * by the time, however late the job is that closes.
 */
final class ReportDesk {

  /** How long members mark entries. */
  static final Duration OPEN = Duration.ofDays(7);

  private static final int CHUNK = 20;

  private final Database database;
  private final Journal journal;
  private final Guard guard;
  private final Builds builds;
  private final MarkStore store;

  ReportDesk(Database database, Journal journal, Guard guard, Builds builds, MarkStore store) {
    this.database = database;
    this.journal = journal;
    this.guard = guard;
    this.builds = builds;
    this.store = store;
  }

  /** Returns when the report of a released build ends. */
  static Instant closesAt(Build build) {
    return build.releasedAt().plus(OPEN);
  }

  /** Returns whether marks in a build are taken at a moment. */
  static boolean isOpen(Build build, Instant now) {
    return build.wasReleased()
        && build.status() != BuildStatus.WITHDRAWN
        && now.isBefore(closesAt(build));
  }

  /**
   * Sets a member's mark of an entry in place of the former one.
   *
   * @throws dev.millet.api.gateway.ProblemException 404 where there is no such entry, 409 {@code
   *     builds.report-closed} before the release, after the week and after a withdrawal, {@code
   *     builds.word-hidden} where moderators have hidden what the member said
   */
  Mark mark(long id, Member by, MarkRequest typed) {
    return database.write(
        handle -> {
          guard.memberActive(by.id());
          Entry entry = markable(handle, id);
          Build build =
              builds
                  .hold(handle, entry.buildId())
                  .orElseThrow(() -> Builds.unknown(entry.buildId()));
          Instant now = database.now();
          if (!isOpen(build, now)) {
            throw Problem.of(
                    409,
                    "builds.report-closed",
                    "The report is closed",
                    "Entries are marked in the week after the release.")
                .toException();
          }
          Mark mark =
              new Mark(
                  id,
                  by.id(),
                  build.id(),
                  Mark.Kind.of(typed.mark()),
                  word(handle, id, by, typed.word()),
                  now);
          tell(mark, store.put(handle, mark));
          return mark;
        });
  }

  /** Returns what a mark says: nothing where moderators have hidden the member's word. */
  private String word(Handle handle, long entry, Member by, String typed) {
    Optional<HiddenWords.HiddenWord> hidden = store.hidden().find(handle, entry, by.id());
    if (hidden.isEmpty()) {
      return typed;
    }
    if (!typed.isEmpty() && !typed.equals(hidden.get().word())) {
      throw ModeratedWords.cannotChange();
    }
    return "";
  }

  /** Tells what became of a mark and of what its member says; nothing where both are as before. */
  private void tell(Mark now, Optional<Mark> former) {
    boolean marked = now.mark() != Mark.Kind.NONE;
    boolean wasMarked = former.filter(mark -> mark.mark() != Mark.Kind.NONE).isPresent();
    if (marked != wasMarked) {
      journal.append(
          marked ? ReportEvents.MARKED : ReportEvents.MARK_REMOVED, ReportEvents.Said.of(now));
    }
    boolean says = !now.word().isEmpty();
    boolean said = former.filter(mark -> !mark.word().isEmpty()).isPresent();
    if (says != said) {
      journal.append(
          says ? ReportEvents.WRITTEN : ReportEvents.WORDS_REMOVED, ReportEvents.Said.of(now));
    }
  }

  private Entry markable(Handle handle, long id) {
    return builds
        .entries()
        .find(handle, id)
        .filter(entry -> entry.kind() != EntryKind.KNOWN)
        .orElseThrow(() -> EntryWrites.unknown(id));
  }

  /** Removes the word of a member, for moderators. */
  void removeWord(long entry, long member) {
    database.write(
        handle -> {
          store
              .removeWord(handle, entry, member)
              .ifPresent(
                  mark -> journal.append(ReportEvents.WORDS_REMOVED, ReportEvents.Said.of(mark)));
          return null;
        });
  }

  /** Closes the reports whose week is over. */
  Next closeEnded(JobRun run) {
    Instant since = database.now().minus(OPEN);
    List<Long> ended = database.read(handle -> store.ended(handle, since, CHUNK));
    for (long build : ended) {
      if (run.isEnding()) {
        return Next.NOW;
      }
      database.write(
          handle -> {
            close(handle, build);
            return null;
          });
    }
    return ended.size() < CHUNK ? Next.LATER : Next.NOW;
  }

  /** The build is locked first: who marked in time has committed by then, and nobody follows. */
  private void close(Handle handle, long id) {
    Build build = builds.lock(handle, id);
    Map<Long, Counts> counts = store.counts(handle, id);
    Optional<Entry> best =
        build.status() == BuildStatus.WITHDRAWN
            ? Optional.empty()
            : ordered(builds.entries().of(handle, id), counts).stream()
                .findFirst()
                .filter(entry -> isLiked(counts.getOrDefault(entry.id(), Counts.NONE)));
    Instant now = database.now();
    long participants = store.participants(handle, id);
    Report.Best kept = best.map(entry -> best(entry, counts.get(entry.id()))).orElse(null);
    if (!store.close(
        handle, new Report(id, build.place().channel(), closesAt(build), participants, kept))) {
      return;
    }
    best.ifPresent(
        entry ->
            journal.append(
                ReportEvents.BEST,
                new ReportEvents.BestLiked(
                    id,
                    entry.id(),
                    build.version(),
                    entry.engineer(),
                    kept.likes(),
                    kept.dislikes(),
                    participants,
                    now)));
  }

  private static Report.Best best(Entry entry, Counts counts) {
    return new Report.Best(entry.id(), entry.engineer(), counts.likes(), counts.dislikes());
  }

  /** Returns whether an entry can be the best-liked one. */
  static boolean isLiked(Counts counts) {
    return counts.likes() > counts.dislikes();
  }

  /** Returns the entries that members mark, the best-liked one first. */
  static List<Entry> ordered(List<Entry> entries, Map<Long, Counts> counts) {
    Comparator<Entry> byLikes =
        Comparator.comparing(entry -> -counts.getOrDefault(entry.id(), Counts.NONE).likes());
    return entries.stream()
        .filter(entry -> entry.kind() != EntryKind.KNOWN)
        .sorted(
            byLikes
                .thenComparing(entry -> counts.getOrDefault(entry.id(), Counts.NONE).dislikes())
                .thenComparing(Entry::position))
        .toList();
  }
}
