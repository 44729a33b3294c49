package dev.millet.voting;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.subjects.Subject;
import dev.millet.voting.api.Ballots;
import dev.millet.voting.api.ImportedVote;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
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
  private final UnitedVotes united;

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
    this.united = new UnitedVotes(database, journal, clock);
  }

  /**
   * Takes a member's vote and answers with the tally.
   *
   * @throws dev.millet.api.gateway.ProblemException 404 and 409 where the subject takes no votes,
   *     403 where the member's account is gone or suspended
   */
  Tally cast(Subject subject, long member) {
    Vote vote = Vote.own(subject, member, now());
    return database.write(
        handle -> {
          long support = take(handle, vote).orElseGet(() -> tallies.support(handle, subject));
          return new Tally(subject, support, true);
        });
  }

  /**
   * Takes a vote that somebody of the company casts for a member.
   *
   * @return the vote; empty, and nothing changed, where the member has voted already
   */
  Optional<Vote> castFor(Subject subject, long member, long staff, ProxyBallot ballot) {
    Vote vote = ballot.vote(subject, member, staff, now());
    return database.write(
        handle -> take(handle, vote).isPresent() ? Optional.of(vote) : Optional.empty());
  }

  /** Returns the new tally; empty where the member has voted already. */
  private OptionalLong take(Handle handle, Vote vote) {
    if (vote.castByMember()) {
      guard.memberActive(vote.member());
    } else {
      requirePeople(vote);
    }
    holdOpen.accept(vote.subject());
    // The tally first: it is the lock that whoever unites the votes of two subjects takes, too.
    long support = tallies.change(handle, vote.subject(), 1);
    if (!votes.add(handle, vote)) {
      tallies.change(handle, vote.subject(), -1);
      return OptionalLong.empty();
    }
    journal.append(VoteHappened.CAST, VoteHappened.of(vote, vote.castAt(), support));
    return OptionalLong.of(support);
  }

  /**
   * Requires the people of a vote. A suspended member may still be voted for: they asked for it
   * before.
   */
  private void requirePeople(Vote vote) {
    guard.memberActive(vote.castBy());
    if (guard.existingMembers(List.of(vote.member())).isEmpty()) {
      throw Problem.invalid("member", "unknown", "the member's account has just been deleted")
          .toException();
    }
  }

  /**
   * Gives a member's vote back and answers with the tally: of what was merged into the subject,
   * too. Of what was merged into another, that vote alone.
   */
  Tally withdraw(Subject subject, long member) {
    return withdraw(subject, member, vote -> true);
  }

  /**
   * Gives back a vote of a kind, which is asked while the vote is held: what it said of the vote is
   * true of the one that is removed.
   */
  Tally withdraw(Subject subject, long member, Predicate<Vote> which) {
    return database.write(
        handle -> {
          if (!votes.has(handle, subject, member)) {
            return new Tally(subject, tallies.support(handle, subject), false);
          }
          Subject root = united.lock(handle, subject);
          List<Subject> group = united.merges().group(handle, root);
          for (Subject each : root.equals(subject) ? group : List.of(subject)) {
            votes
                .lock(handle, each, member)
                .filter(vote -> !vote.united() && which.test(vote))
                .ifPresent(vote -> remove(handle, vote));
          }
          if (group.size() > 1) {
            united.settle(handle, root, group, member);
          }
          boolean stays = votes.lock(handle, subject, member).isPresent();
          return new Tally(subject, tallies.support(handle, subject), stays);
        });
  }

  private void remove(Handle handle, Vote vote) {
    if (votes.remove(handle, vote)) {
      long support = tallies.change(handle, vote.subject(), -1);
      journal.append(VoteHappened.WITHDRAWN, VoteHappened.of(vote, now(), support));
    }
  }

  @Override
  public int importVotes(List<ImportedVote> all) {
    return database.write(
        handle -> {
          List<Vote> existing = ofExisting(all);
          // The tallies first, as everywhere: a vote that is cast at this moment waits for them.
          united.lockAll(handle, existing.stream().map(Vote::subject).distinct().toList());
          List<Vote> added = votes.addAll(handle, existing);
          added.stream()
              .collect(groupingBy(Vote::subject, LinkedHashMap::new, toList()))
              .forEach(
                  (subject, cast) -> {
                    long support = tallies.change(handle, subject, cast.size());
                    journal.appendAll(VoteHappened.CAST, told(cast, support - cast.size(), now()));
                    united
                        .merges()
                        .into(handle, subject)
                        .ifPresent(into -> united.copy(handle, cast, into));
                  });
          return added.size();
        });
  }

  /** Returns the votes but for those of members who deleted their accounts meanwhile. */
  private List<Vote> ofExisting(List<ImportedVote> all) {
    Set<Long> existing =
        guard.existingMembers(all.stream().map(ImportedVote::member).distinct().toList());
    return all.stream()
        .filter(vote -> existing.contains(vote.member()))
        .map(vote -> Vote.own(vote.subject(), vote.member(), vote.castAt()))
        .toList();
  }

  private static List<VoteHappened> told(List<Vote> cast, long before, Instant now) {
    return IntStream.range(0, cast.size())
        .mapToObj(each -> VoteHappened.imported(cast.get(each), now, before + each + 1))
        .toList();
  }

  @Override
  public void carry(Subject subject, String source, long support, Instant since) {
    if (source.equals(Carried.DELETED_MEMBERS)) {
      throw new IllegalArgumentException(source + " is what voting itself carries");
    }
    Carried next = new Carried(subject, source, support, since.truncatedTo(ChronoUnit.MICROS));
    database.write(
        handle -> {
          // The tally is locked first, by a change of nothing: others of the subject wait for it.
          united.lock(handle, subject);
          Carried old = carried.find(handle, subject, source, next.countsSince());
          if (!old.equals(next)) {
            carried.put(handle, next);
            replace(handle, old, next, now());
          }
          return null;
        });
  }

  /**
   * Tells the difference. Support that counts from another moment is removed as a whole, at its own
   * moment, and added again, so that what trends is exact.
   */
  private void replace(Handle handle, Carried old, Carried next, Instant now) {
    if (old.countsSince().equals(next.countsSince())) {
      tell(handle, next, next.support() - old.support(), now);
    } else {
      tell(handle, old, -old.support(), now);
      tell(handle, next, next.support(), now);
    }
  }

  private void tell(Handle handle, Carried of, long delta, Instant now) {
    if (delta != 0) {
      long support = tallies.change(handle, of.subject(), delta);
      journal.append(SupportCarried.TYPE, SupportCarried.of(of, delta, now, support));
      united
          .merges()
          .into(handle, of.subject())
          .ifPresent(into -> united.carry(handle, of, into, delta));
    }
  }

  @Override
  public boolean forget(Subject subject) {
    return database.write(
        handle -> {
          if (tallies.change(handle, subject, 0) > 0) {
            return false;
          }
          tallies.remove(handle, subject);
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
