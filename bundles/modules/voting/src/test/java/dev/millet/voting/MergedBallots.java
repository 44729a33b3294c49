package dev.millet.voting;

import static org.junit.Assert.assertEquals;

import dev.millet.api.database.Database;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectMerged;
import dev.millet.testing.FakeGuard;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.FakeMembers;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** Votes for some subjects of their own type that are merged and unmerged as the journal tells. */
final class MergedBallots {

  private static final AtomicLong TYPES = new AtomicLong(System.nanoTime());

  final Database database;
  final FakeJournal journal;
  final FakeMembers members = new FakeMembers();
  final BallotBox ballots;
  final VoteStore votes;
  final Tallies tallies;
  final List<Subject> subjects;
  private final UnitedVotes united;
  private final VoteErasure erasure;

  MergedBallots(Database database, int number) {
    this.database = database;
    this.journal = new FakeJournal(database);
    this.votes = new VoteStore(database);
    this.tallies = new Tallies(database);
    this.ballots =
        new BallotBox(database, journal, Clock.systemUTC(), new FakeGuard(database), subject -> {});
    this.united = new UnitedVotes(database, journal, Clock.systemUTC());
    this.erasure = new VoteErasure(database, united);
    String type = "merged" + TYPES.incrementAndGet();
    this.subjects = LongStream.rangeClosed(1, number).mapToObj(id -> Subject.of(type, id)).toList();
    database.write(
        handle -> {
          handle.execute("DELETE FROM voting_votes");
          handle.execute("DELETE FROM voting_merges");
          return handle.execute("DELETE FROM voting_carried");
        });
  }

  /** Returns true, for a race. */
  boolean merge(Subject subject, Subject into) {
    return deliver(SubjectMerged.MERGED, new SubjectMerged(subject, into, null, Instant.now()));
  }

  boolean unmerge(Subject subject, Subject into) {
    return deliver(SubjectMerged.UNMERGED, new SubjectMerged(subject, into, null, Instant.now()));
  }

  private boolean deliver(String type, SubjectMerged told) {
    JournalEntry entry = FakeJournal.entry(1, type, told);
    boolean done = false;
    while (!done) {
      done = database.write(handle -> united.handleChunk(entry));
    }
    return true;
  }

  boolean erase(long member) {
    boolean done = false;
    while (!done) {
      done = erasure.eraseSome(member);
    }
    return true;
  }

  long support(Subject subject) {
    return ballots.support(List.of(subject)).get(subject);
  }

  /** Checks that rows, tallies and the journal agree on every subject. */
  void check() {
    Map<Subject, Long> told = told();
    for (Subject subject : subjects) {
      long support = support(subject);
      long carried =
          new CarriedStore(database).of(subject).stream().mapToLong(Carried::support).sum();
      assertEquals("votes and carried support of " + subject, count(subject) + carried, support);
      assertEquals(
          "what the journal tells of " + subject,
          told.getOrDefault(subject, 0L).longValue(),
          support);
    }
  }

  private long count(Subject subject) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT COUNT(DISTINCT member) FROM voting_votes
                    WHERE (subject_type = :type AND subject_id = :id)
                       OR (united = FALSE AND EXISTS (
                             SELECT m.subject_id FROM voting_merges m
                             WHERE m.subject_type = voting_votes.subject_type
                               AND m.subject_id = voting_votes.subject_id
                               AND m.into_type = :type AND m.into_id = :id))
                    """)
                .bind("type", subject.type())
                .bind("id", subject.id())
                .mapTo(Long.class)
                .one());
  }

  private Map<Subject, Long> told() {
    Map<Subject, Long> told = new HashMap<>();
    journal
        .payloads(VoteHappened.CAST, VoteHappened.class)
        .forEach(each -> told.merge(each.subject(), 1L, Long::sum));
    journal
        .payloads(VoteHappened.WITHDRAWN, VoteHappened.class)
        .forEach(each -> told.merge(each.subject(), -1L, Long::sum));
    journal
        .payloads(SupportCarried.TYPE, SupportCarried.class)
        .forEach(each -> told.merge(each.subject(), each.delta(), Long::sum));
    return told;
  }
}
