package dev.millet.points.rules;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Member;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * Plays the scripts that farm points, against the rules that are there from the beginning. What one
 * account gains in a day by itself is at most {@link #ALONE}, and by whatever it does again and
 * again at most the limit of that rule. docs/points.md names the same figures.
 */
@RunWith(Parameterized.class)
public final class ScriptedAbuseTest {

  /** The daily limits of suggestions, comments and votes together. */
  private static final long ALONE = 50 + 10 + 10;

  private final TestDatabase test;
  private RuleGround ground;
  private Member bot;

  public ScriptedAbuseTest(TestDatabase test) {
    this.test = test;
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void begin() {
    ground = new RuleGround(test);
    ground.defaults();
    bot = ground.members.add("bot");
  }

  private long all(Member member) {
    return ground.points(member) + ground.pending(member);
  }

  @Test
  public void votesOfSecondAccountsEarnTheirOwnerNothingAndThemLittle() {
    List<Member> second = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      second.add(ground.members.add("second" + i));
    }
    for (int i = 0; i < 15; i++) {
      long suggestion = ground.suggest(bot);
      ground.vote(suggestion, bot);
      second.forEach(member -> ground.vote(suggestion, member));
    }
    assertEquals("suggestions alone", 50, all(bot));
    for (Member member : second) {
      assertEquals(10, all(member));
    }
  }

  @Test
  public void floodsOfCommentsStopAtTheLimitAndWaitForModerators() {
    List<Long> comments = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      long suggestion = ground.suggest(ground.ann);
      for (int j = 0; j < 5; j++) {
        comments.add(ground.comment(suggestion, bot));
      }
    }
    assertEquals(10, all(bot));
    comments.forEach(id -> ground.moderate("comment", id, "remove"));
    assertEquals(0, all(bot));
  }

  @Test
  public void commentsOnOnesOwnSuggestionEarnNothing() {
    long suggestion = ground.suggest(bot);
    long before = all(bot);
    ground.comment(suggestion, bot);
    assertEquals(before, all(bot));
  }

  @Test
  public void votingAndWithdrawingAgainAndAgainEarnsAtMostTheVote() {
    long suggestion = ground.suggest(ground.ann);
    for (int i = 0; i < 40; i++) {
      ground.vote(suggestion, bot);
      assertTrue(all(bot) <= 1);
      ground.unvote(suggestion, bot);
      assertEquals(0, all(bot));
    }
    long transfers =
        ground.wallet.grants.values().stream().filter(grant -> grant.member() == bot.id()).count();
    assertEquals("two currencies, ten points: the ledger is not flooded either", 20, transfers);
  }

  @Test
  public void deletingAndPostingAgainEarnsAtMostWhatStands() {
    for (int i = 0; i < 40; i++) {
      long suggestion = ground.suggest(bot);
      assertTrue(all(bot) <= 50);
      ground.withdraw(suggestion, bot);
    }
    assertEquals(0, all(bot));
    ground.suggest(bot);
    assertEquals("what was taken back does not open the day again", 0, all(bot));
    ground.log.pass(Duration.ofDays(1));
    ground.suggest(bot);
    assertEquals(5, all(bot));
  }

  @Test
  public void everythingAtOnceIsBoundedForADayAndGrowsByTheDayOnly() {
    for (int day = 1; day <= 3; day++) {
      for (int i = 0; i < 30; i++) {
        ground.suggest(bot);
        long other = ground.suggest(ground.ann);
        ground.vote(other, bot);
        ground.comment(other, bot);
        ground.answer(i % 2 == 0, i % 4, bot);
      }
      assertEquals(ALONE * day + 20, all(bot));
      ground.log.pass(Duration.ofDays(1));
    }
  }
}
