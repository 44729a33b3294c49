package dev.millet.voting;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.subjects.Subject;
import dev.millet.voting.Vote.OnBehalf;
import dev.millet.voting.api.Ballots;
import dev.millet.voting.api.ImportedVote;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/**
 * Takes and gives back votes. A vote, its tally and its journal entry are one transaction; taking a
 * vote twice, or giving back none, changes nothing. Thread-safe.
 */
final class BallotBox implements Ballots {

  private final Database database;
  private final Journal journal;
  private final Clock clock;
  private final VoteStore votes;
  private final CarriedStore carried;
  private final Guard guard;
  private final Consumer<Subject> holdOpen;
  private final Tallies tallies;

  /**
   * Makes a ballot box.
   *
   * @param holdOpen called inside the transaction of a vote: refuses a subject that takes none, and
   *     keeps it open until the commit
   */
  BallotBox(
      Database database, Journal journal, Clock clock, Guard guard, Consumer<Subject> holdOpen) {
    this.database = database;
    this.journal = journal;
    this.clock = clock;
    this.guard = guard;
    this.holdOpen = holdOpen;
    this.votes = new VoteStore(database);
    this.carried = new CarriedStore(database);
    this.tallies = new Tallies(database);
  }

  /**
   * Takes a member's vote and answers with the tally.
   *
   * @throws dev.millet.api.gateway.ProblemException 404 and 409 where the subject takes no votes,
   *     403 where the member's account is gone or suspended
   */
  Tally cast(Subject subject, long member) {
    Vote vote = new Vote(subject, member, now(), null);
    return database.write(
        handle -> {
          OptionalLong counted = take(handle, vote);
          long support = counted.orElseGet(() -> votes.support(handle, subject));
          return new Tally(subject, support, true);
        });
  }

  /**
   * Takes a vote that somebody of the company casts for a member.
   *
   * @return the vote; empty, and nothing changed, where the member has voted already
   */
  Optional<Vote> castFor(Subject subject, long member, OnBehalf onBehalf) {
    Vote vote = new Vote(subject, member, now(), onBehalf);
    return database.write(
        handle -> take(handle, vote).isPresent() ? Optional.of(vote) : Optional.empty());
  }

  /** Returns the new tally; empty where the member has voted already. */
  private OptionalLong take(Handle handle, Vote vote) {
    if (vote.onBehalf() == null) {
      guard.memberActive(vote.member());
    } else {
      requirePeople(vote);
    }
    holdOpen.accept(vote.subject());
    if (!votes.add(handle, vote)) {
      return OptionalLong.empty();
    }
    long support = votes.change(handle, vote.subject(), 1);
    journal.append(VoteHappened.CAST, VoteHappened.of(vote, vote.castAt(), support));
    return OptionalLong.of(support);
  }

  /**
   * Requires the people of a vote. A suspended member may still be voted for: they asked for it
   * before.
   */
  private void requirePeople(Vote vote) {
    guard.memberActive(vote.onBehalf().by());
    if (guard.existingMembers(List.of(vote.member())).isEmpty()) {
      throw Problem.invalid("member", "unknown", "the member's account has just been deleted")
          .toException();
    }
  }

  /** Gives a member's vote back and answers with the tally. */
  Tally withdraw(Subject subject, long member) {
    return withdraw(subject, member, vote -> true);
  }

  /** Gives back a vote that was cast on behalf of a member; the member's own vote stays. */
  Tally withdrawFor(Subject subject, long member) {
    return withdraw(subject, member, vote -> vote.onBehalf() != null);
  }

  /**
   * Gives back a vote of a kind, which is asked while the vote is held: what it said of the vote is
   * true of the one that is removed.
   */
  Tally withdraw(Subject subject, long member, Predicate<Vote> which) {
    Instant now = now();
    return database.write(
        handle -> {
          Optional<Vote> vote = votes.lock(handle, subject, member);
          boolean stays = vote.isPresent() && !which.test(vote.get());
          if (vote.isEmpty() || stays || !votes.remove(handle, vote.get())) {
            return new Tally(subject, votes.support(handle, subject), stays);
          }
          long support = votes.change(handle, subject, -1);
          journal.append(VoteHappened.WITHDRAWN, VoteHappened.of(vote.get(), now, support));
          return new Tally(subject, support, false);
        });
  }

  @Override
  public int importVotes(List<ImportedVote> all) {
    if (all.isEmpty()) {
      return 0;
    }
    Instant now = clock.instant();
    return database.write(
        handle -> {
          List<Vote> known = ofExisting(all);
          if (known.isEmpty()) {
            return 0;
          }
          Map<Subject, List<Vote>> taken = new LinkedHashMap<>();
          for (Vote vote : votes.addAll(handle, known)) {
            taken.computeIfAbsent(vote.subject(), subject -> new ArrayList<>()).add(vote);
          }
          int count = 0;
          for (Map.Entry<Subject, List<Vote>> entry : taken.entrySet()) {
            List<Vote> cast = entry.getValue();
            long support = votes.change(handle, entry.getKey(), cast.size());
            journal.appendAll(VoteHappened.CAST, told(cast, support - cast.size(), now));
            count += cast.size();
          }
          return count;
        });
  }

  /** Returns the votes but for those of members who deleted their accounts meanwhile. */
  private List<Vote> ofExisting(List<ImportedVote> all) {
    Set<Long> existing =
        guard.existingMembers(all.stream().map(ImportedVote::member).distinct().toList());
    return all.stream()
        .filter(vote -> existing.contains(vote.member()))
        .map(vote -> new Vote(vote.subject(), vote.member(), vote.castAt(), null))
        .toList();
  }

  private static List<VoteHappened> told(List<Vote> cast, long before, Instant now) {
    List<VoteHappened> told = new ArrayList<>(cast.size());
    for (Vote vote : cast) {
      told.add(VoteHappened.of(vote, now, before + told.size() + 1));
    }
    return told;
  }

  @Override
  public void carry(Subject subject, String source, long support, Instant since) {
    if (source.equals(Carried.DELETED_MEMBERS)) {
      throw new IllegalArgumentException(source + " is what voting itself carries");
    }
    Carried next = new Carried(source, support, since.truncatedTo(ChronoUnit.MICROS));
    Instant now = now();
    database.write(
        handle -> {
          // The tally is changed by nothing first: it is the lock that others of the subject await.
          votes.change(handle, subject, 0);
          Carried old =
              carried.find(handle, subject, source).orElse(new Carried(source, 0, next.since()));
          if (!old.equals(next)) {
            carried.put(handle, subject, next);
            replace(handle, subject, old, next, now);
          }
          return null;
        });
  }

  /**
   * Tells the difference. Support that counts from another moment is removed as a whole, at its own
   * moment, and added again, so that what trends is exact.
   */
  private void replace(Handle handle, Subject subject, Carried old, Carried next, Instant now) {
    if (old.since().equals(next.since())) {
      tell(handle, subject, next, next.support() - old.support(), now);
    } else {
      tell(handle, subject, old, -old.support(), now);
      tell(handle, subject, next, next.support(), now);
    }
  }

  private void tell(Handle handle, Subject subject, Carried of, long delta, Instant now) {
    if (delta != 0) {
      long support = votes.change(handle, subject, delta);
      journal.append(
          SupportCarried.TYPE,
          new SupportCarried(subject, of.source(), delta, now, of.since(), support));
    }
  }

  @Override
  public boolean forget(Subject subject) {
    return database.write(
        handle -> {
          if (votes.change(handle, subject, 0) > 0) {
            return false;
          }
          votes.removeTally(handle, subject);
          return true;
        });
  }

  @Override
  public Map<Subject, Long> support(Collection<Subject> subjects) {
    return tallies.support(subjects);
  }

  /**
   * Returns the time as the database keeps it: a withdrawn vote names the very moment that the cast
   * one named.
   */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
