package dev.millet.voting;

import dev.millet.api.database.Database;
import dev.millet.api.journal.ChunkedHandler;
import dev.millet.api.journal.Journal;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectMerged;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Unites the votes for subjects that are merged, and separates them again. Whoever votes for one of
 * them counts once for the subject that stays: their vote stays where it was cast, and where they
 * have none for that subject they get a copy there, which is marked. So to separate is to take the
 * copies away. Carried support names nobody, and is added as it is.
 *
 * <p>Whoever changes something of merged subjects locks the tally of the one that stays first, then
 * those of the others.
 */
final class UnitedVotes implements ChunkedHandler {

  private static final int CHUNK = 500;

  private final Database database;
  private final Journal journal;
  private final Clock clock;
  private final VoteStore votes;
  private final VoteCopies copies;
  private final CarriedStore carried;
  private final Tallies tallies;
  private final Merges merges;

  UnitedVotes(Database database, Journal journal, Clock clock) {
    this.database = database;
    this.journal = journal;
    this.clock = clock;
    this.votes = new VoteStore(database);
    this.copies = new VoteCopies(database);
    this.carried = new CarriedStore(database);
    this.tallies = new Tallies(database);
    this.merges = new Merges(database);
  }

  Merges merges() {
    return merges;
  }

  @Override
  public boolean handleChunk(JournalEntry entry) {
    SubjectMerged told = entry.payload(SubjectMerged.class);
    return database.write(
        handle ->
            entry.type().equals(SubjectMerged.MERGED)
                ? unite(handle, told.subject(), told.into())
                : separate(handle, told.subject(), told.into()));
  }

  private boolean unite(Handle handle, Subject subject, Subject into) {
    lock(handle, into, subject);
    Optional<Subject> before = merges.into(handle, subject);
    if (before.isEmpty()) {
      requireOneLevel(handle, subject, into);
      merges.add(handle, new Merges.Merge(subject, into));
      carried.of(handle, subject).forEach(each -> carry(handle, each, into, each.support()));
    } else if (!before.get().equals(into)) {
      throw new IllegalStateException(
          subject + " was merged into " + before.get() + ", and is not unmerged: " + into);
    }
    List<Vote> missing = copies.missing(handle, subject, into, CHUNK);
    copy(handle, missing, into);
    return missing.size() < CHUNK;
  }

  private void requireOneLevel(Handle handle, Subject subject, Subject into) {
    if (merges.into(handle, into).isPresent() || !merges.of(handle, subject).isEmpty()) {
      throw new IllegalStateException(
          subject + " cannot be merged into " + into + ": merges are one level deep");
    }
  }

  private boolean separate(Handle handle, Subject subject, Subject into) {
    lock(handle, into, subject);
    if (!merges.into(handle, subject).equals(Optional.of(into))) {
      return true;
    }
    List<Vote> some = copies.copiesOf(handle, subject, into, CHUNK);
    List<Vote> removed = some.stream().filter(each -> votes.remove(handle, each)).toList();
    tell(handle, into, removed, -1);
    if (some.size() == CHUNK) {
      return false;
    }
    carried.of(handle, subject).forEach(each -> carry(handle, each, into, -each.support()));
    merges.remove(handle, subject);
    return true;
  }

  /**
   * Locks the tallies of a subject and of the one that it was merged into, before anything of them
   * is read.
   */
  void lock(Handle handle, Subject root, Subject subject) {
    tallies.change(handle, root, 0);
    if (!root.equals(subject)) {
      tallies.change(handle, subject, 0);
    }
  }

  /** Locks the tallies of a subject and of the one that it was merged into, and returns that. */
  Subject lock(Handle handle, Subject subject) {
    Subject root = merges.root(handle, subject);
    lock(handle, root, subject);
    Subject now = merges.root(handle, subject);
    if (!now.equals(root)) {
      // it was merged or unmerged at this moment; nothing moves while both are locked
      tallies.change(handle, now, 0);
    }
    return now;
  }

  /**
   * Locks the tallies of many subjects and of those that they were merged into, in the one order
   * that all take: those that stay first.
   */
  void lockAll(Handle handle, Collection<Subject> subjects) {
    Comparator<Subject> order = Comparator.comparing(Subject::type).thenComparing(Subject::id);
    Set<Subject> roots = new TreeSet<>(order);
    subjects.forEach(each -> roots.add(merges.root(handle, each)));
    roots.forEach(each -> tallies.change(handle, each, 0));
    subjects.stream()
        .filter(each -> !roots.contains(each))
        .sorted(order)
        .forEach(each -> lock(handle, each));
  }

  /** Counts votes for a merged subject where it was merged into, too. */
  void copy(Handle handle, List<Vote> some, Subject into) {
    List<Vote> added = votes.addAll(handle, some.stream().map(each -> each.copy(into)).toList());
    tell(handle, into, added, 1);
  }

  /**
   * Brings a member's vote for a subject that others were merged into in step with their votes for
   * those: a copy stands exactly where one of these has a vote and the subject itself has none.
   */
  void settle(Handle handle, Subject root, List<Subject> group, long member) {
    Optional<Vote> standing = votes.lock(handle, root, member);
    Optional<Vote> origin =
        group.stream()
            .filter(each -> !each.equals(root))
            .map(each -> votes.lock(handle, each, member))
            .flatMap(Optional::stream)
            .findFirst();
    if (standing.isEmpty() && origin.isPresent()) {
      copy(handle, List.of(origin.get()), root);
    } else if (standing.isPresent()
        && standing.get().united()
        && origin.isEmpty()
        && votes.remove(handle, standing.get())) {
      tell(handle, root, List.of(standing.get()), -1);
    }
  }

  /** Counts support that a merged subject carries where it was merged into, too. */
  void carry(Handle handle, Carried of, Subject into, long delta) {
    if (delta != 0) {
      long support = tallies.change(handle, into, delta);
      Carried there = new Carried(into, of.source(), Math.abs(delta), of.countsSince());
      journal.append(SupportCarried.TYPE, SupportCarried.of(there, delta, now(), support));
    }
  }

  /** Changes the tally by copies that came or went, each told at the moment of its vote. */
  private void tell(Handle handle, Subject into, List<Vote> of, int sign) {
    if (of.isEmpty()) {
      return;
    }
    long after = tallies.change(handle, into, (long) sign * of.size());
    long before = after - (long) sign * of.size();
    Instant now = now();
    List<SupportCarried> told = new ArrayList<>();
    for (Vote each : of) {
      before += sign;
      told.add(new SupportCarried(into, Carried.MERGED, sign, now, each.castAt(), before));
    }
    journal.appendAll(SupportCarried.TYPE, told);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
