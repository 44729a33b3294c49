package dev.millet.voting;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.millet.api.subjects.Subject;
import dev.millet.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * Any order of votes, withdrawals, imports of carried support, merges, unmerges and deleted
 * accounts leaves tallies that are the distinct votes and the carried support, as a model with sets
 * says.
 */
@RunWith(Parameterized.class)
public final class MergeHistoriesTest {

  private static final int SUBJECTS = 4;
  private static final int MEMBERS = 6;
  private static final int STEPS = 60;
  private static final int HISTORIES = 12;
  private static final Instant SINCE = Instant.parse("2024-01-02T03:04:05Z");

  private final TestDatabase test;

  public MergeHistoriesTest(TestDatabase test) {
    this.test = test;
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void everyHistoryLeavesDistinctVotesAndCarriedSupport() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      new History(seed).run();
    }
  }

  @Test
  public void theCheckFindsACopyThatIsMissing() {
    History history = new History(0);
    Subject a = history.world.subjects.get(0);
    Subject b = history.world.subjects.get(1);
    history.world.ballots.cast(a, 1);
    history.world.merge(a, b);
    history.world.check();
    history.world.database.write(
        handle -> handle.execute("DELETE FROM voting_votes WHERE united = TRUE"));
    history.world.database.write(
        handle -> new Tallies(history.world.database).change(handle, b, -1));
    assertThrows(AssertionError.class, history.world::check);
  }

  /** One history, beside a model of it. */
  private final class History {

    private final int seed;
    private final Random random;
    private final MergedBallots world = new MergedBallots(test.database(), SUBJECTS);
    private final Map<Subject, Set<Long>> own = new HashMap<>();
    private final Map<Subject, Long> carried = new HashMap<>();
    private final Map<Subject, Subject> merged = new HashMap<>();
    private final Map<Long, Long> accounts = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private long next = 1;

    History(int seed) {
      this.seed = seed;
      this.random = new Random(seed);
      world.subjects.forEach(each -> own.put(each, new HashSet<>()));
    }

    void run() {
      for (int step = 0; step < STEPS; step++) {
        step();
        for (Subject subject : world.subjects) {
          assertEquals(
              "history " + seed + ": " + told + " -> " + subject,
              expected(subject),
              world.ballots.support(List.of(subject)).get(subject).longValue());
        }
        world.check();
      }
    }

    private void step() {
      Subject subject = world.subjects.get(random.nextInt(SUBJECTS));
      Subject other = world.subjects.get(random.nextInt(SUBJECTS));
      int seat = random.nextInt(MEMBERS);
      long member = accounts.computeIfAbsent((long) seat, key -> next++);
      switch (random.nextInt(9)) {
        case 0, 1, 2 -> vote(subject, member);
        case 3 -> withdraw(subject, member);
        case 4 -> carry(subject);
        case 5, 6 -> merge(subject, other);
        case 7 -> unmerge(subject);
        default -> leave(seat, member);
      }
    }

    private void vote(Subject subject, long member) {
      // what is merged takes no votes
      if (!merged.containsKey(subject)) {
        told.add("vote " + subject.id() + " " + member);
        world.ballots.cast(subject, member);
        if (!union(subject).contains(member)) {
          own.get(subject).add(member);
        }
      }
    }

    private void withdraw(Subject subject, long member) {
      told.add("withdraw " + subject.id() + " " + member);
      world.ballots.withdraw(subject, member);
      group(subject).forEach(each -> own.get(each).remove(member));
    }

    private void carry(Subject subject) {
      long support = random.nextInt(4);
      told.add("carry " + subject.id() + " " + support);
      world.ballots.carry(subject, "Fider", support, SINCE);
      carried.put(subject, support);
    }

    private void merge(Subject subject, Subject into) {
      boolean oneLevel =
          !subject.equals(into)
              && !merged.containsKey(subject)
              && !merged.containsKey(into)
              && !merged.containsValue(subject);
      if (oneLevel) {
        told.add("merge " + subject.id() + " " + into.id());
        world.merge(subject, into);
        merged.put(subject, into);
      }
    }

    private void unmerge(Subject subject) {
      Subject into = merged.remove(subject);
      if (into != null) {
        told.add("unmerge " + subject.id());
        world.unmerge(subject, into);
      }
    }

    /**
     * The votes of who leaves stay: those for subjects that are merged as those of one person
     * without a name, each other one as one of its own.
     */
    private void leave(int seat, long member) {
      told.add("leave " + member);
      world.erase(member);
      accounts.remove((long) seat);
      Map<Subject, Long> nameless = new HashMap<>();
      for (Subject subject : world.subjects) {
        if (own.get(subject).remove(member)) {
          Subject root = merged.getOrDefault(subject, subject);
          own.get(subject).add(nameless.computeIfAbsent(root, key -> -next++));
        }
      }
    }

    private List<Subject> group(Subject subject) {
      return world.subjects.stream()
          .filter(each -> each.equals(subject) || subject.equals(merged.get(each)))
          .toList();
    }

    private Set<Long> union(Subject subject) {
      Set<Long> union = new HashSet<>();
      group(subject).forEach(each -> union.addAll(own.get(each)));
      return union;
    }

    private long expected(Subject subject) {
      long nameless =
          group(subject).stream().mapToLong(each -> carried.getOrDefault(each, 0L)).sum();
      return union(subject).size() + nameless;
    }
  }
}
