package dev.millet.points.rules;

import static dev.millet.points.rules.RuleGround.rule;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Member;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Rules that take long end their transaction, and go on in the next one. */
@RunWith(Parameterized.class)
public final class SlowRulesTest {

  private static final String SUBMITTED = "suggestions.submitted";
  private static final String VOTED = "voting.cast";
  private static final Duration SLOW = Duration.ofMillis(300);
  private static final Duration VERY_SLOW = Turn.LENGTH;
  private static final int MANY = 230;

  private final TestDatabase test;
  private RuleGround ground;

  public SlowRulesTest(TestDatabase test) {
    this.test = test;
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void begin() {
    ground = new RuleGround(test);
  }

  private int transactions(Duration pace) {
    int before = ground.transactions;
    ground.pace = pace;
    ground.deliver(200);
    ground.pace = Duration.ZERO;
    return ground.transactions - before;
  }

  private long votes(long suggestion, Member by) {
    for (int i = 0; i < MANY; i++) {
      ground.vote(suggestion, by);
    }
    ground.deliver(200);
    return ground.points(ground.ann);
  }

  @Test
  public void aBatchGoesOnInTheNextTransactionAndGrantsEachEntryOnce() {
    ground.save(rule(SUBMITTED, "", RuleTerms.ACTOR, "5"));
    for (int i = 0; i < 60; i++) {
      ground.suggest(ground.ann);
    }
    RuleAnswer later = ground.saveOnly(rule(SUBMITTED, "", RuleTerms.ACTOR, "2"));
    ground.suggest(ground.ann);
    int taken = transactions(SLOW);
    assertTrue("transactions: " + taken, taken > 5 && taken < 60);
    assertEquals(61 * 5 + 2, ground.points(ground.ann));
    backFill(later);
    assertEquals(61 * 7, ground.points(ground.ann));
  }

  /** A rule counts from its place on: a back-fill does not end before the rules are there. */
  private void backFill(RuleAnswer rule) {
    ground.answer(
        RuleAnswer.class,
        RuleGround.ONE + "/back-fill",
        FakeRequest.post("/").with("id", rule.id()).by(ground.staff));
    ground.pace = SLOW;
    ground.run("points.back-fill");
    ground.pace = Duration.ZERO;
  }

  @Test
  public void veryManyPointsFallAndStandAgainInParts() {
    ground.save(rule(VOTED, "", RuleTerms.AUTHOR, "1"));
    long suggestion = ground.suggest(ground.ann);
    assertEquals(MANY, votes(suggestion, ground.bob));
    ground.moderate("suggestion", suggestion, "hide");
    assertEquals("100 at a time", 3, transactions(VERY_SLOW));
    assertEquals(0, ground.points(ground.ann));
    ground.moderate("suggestion", suggestion, "restore");
    assertEquals(3, transactions(VERY_SLOW));
    assertEquals(MANY, ground.points(ground.ann));
  }

  @Test
  public void whatTheLimitsHaveNoRoomForIsLookedAtOnceAndStandsWhenThereIs() {
    ground.save(rule(VOTED, "", RuleTerms.AUTHOR, "1", new Caps(0, 0, MANY, 0), 0));
    long first = ground.suggest(ground.ann);
    long second = ground.suggest(ground.ann);
    assertEquals(MANY, votes(first, ground.bob));
    ground.moderate("suggestion", first, "hide");
    assertEquals(MANY, votes(second, ground.bob));
    ground.moderate("suggestion", first, "restore");
    assertEquals(3, transactions(VERY_SLOW));
    assertEquals("nothing is left of the limit", MANY, ground.points(ground.ann));
    ground.moderate("suggestion", second, "hide");
    ground.deliver(200);
    assertEquals(0, ground.points(ground.ann));
    ground.moderate("suggestion", first, "restore");
    assertEquals(MANY, ground.points(ground.ann));
  }
}
