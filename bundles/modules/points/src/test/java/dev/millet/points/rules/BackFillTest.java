package dev.millet.points.rules;

import static dev.millet.points.rules.RuleGround.refusal;
import static dev.millet.points.rules.RuleGround.rule;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.points.api.Currency;
import dev.millet.points.ledger.Ledger;
import dev.millet.points.ledger.Programme;
import dev.millet.testing.FakeGuard;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.ZoneId;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Rules about the past: tried without a trace, or given once. On the real ledger. */
@RunWith(Parameterized.class)
public final class BackFillTest {

  private static final String SUBMITTED = "suggestions.submitted";
  private static final String DRY_RUNS = "/api/v1/points/dry-runs";

  private final TestDatabase test;
  private RuleGround ground;

  public BackFillTest(TestDatabase test) {
    this.test = test;
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void begin() {
    ground = new RuleGround(test);
    var programme = new Programme(ZoneId.of("Asia/Shanghai"), 12, List.of(1_000_000L), 10);
    ground.earnInto(
        new Ledger(
            ground.database,
            new FakeGuard(ground.database, ground.members),
            ground.log,
            programme));
  }

  private void backFill(RuleAnswer rule) {
    ground.answer(
        RuleAnswer.class,
        RuleGround.ONE + "/back-fill",
        FakeRequest.post("/").with("id", rule.id()).by(ground.staff));
  }

  private SavedRule.BackFill state(RuleAnswer rule) {
    return ground
        .answer(
            RuleAnswer.class,
            RuleGround.ONE,
            FakeRequest.get("/").with("id", rule.id()).by(ground.staff))
        .backFill();
  }

  @Test
  public void thePastIsGivenOnceAndWhatHappensSinceToo() {
    ground.suggest(ground.ann);
    ground.suggest(ground.ann);
    RuleAnswer saved = ground.save(rule(SUBMITTED, "", RuleTerms.ACTOR, "5"));
    ground.suggest(ground.ann);
    assertEquals(5, ground.points(ground.ann));
    assertNull(state(saved));
    backFill(saved);
    ground.run("points.back-fill");
    ground.run("points.back-fill");
    assertEquals(15, ground.points(ground.ann));
    assertEquals(new SavedRule.BackFill(4, 10, true), state(saved));
    assertEquals("points.back-filled", refusal(() -> backFill(saved)));
    ground.suggest(ground.ann);
    assertEquals(20, ground.points(ground.ann));
  }

  @Test
  public void whatWasUndoneMeanwhileIsNotGiven() {
    long before = ground.suggest(ground.ann);
    long after = ground.suggest(ground.ann);
    ground.suggest(ground.ann);
    ground.withdraw(before, ground.ann);
    RuleAnswer saved = ground.save(rule(SUBMITTED, "", RuleTerms.ACTOR, "5"));
    ground.withdraw(after, ground.ann);
    ground.deliver();
    backFill(saved);
    ground.run("points.back-fill");
    assertEquals(5, ground.points(ground.ann));
  }

  @Test
  public void aVersionThatTakesOverGoesOnWhereTheOneBeforeWas() throws Exception {
    for (int i = 0; i < 450; i++) {
      ground.suggest(ground.ann);
    }
    RuleAnswer saved = ground.save(rule(SUBMITTED, "", RuleTerms.ACTOR, "1"));
    backFill(saved);
    ground.step("points.back-fill");
    assertEquals(200, ground.points(ground.ann));
    assertTrue(!state(saved).finished());
    ground.start();
    ground.run("points.back-fill");
    assertEquals(450, ground.points(ground.ann));
    assertTrue(state(saved).finished());
  }

  /** A batch whose transaction is undone has given nothing, and gives once when it comes again. */
  @Test
  public void aBatchThatIsUndoneIsGivenOnceAfterwards() {
    ground.save(rule(SUBMITTED, "", RuleTerms.ACTOR, "5"));
    ground.suggest(ground.ann);
    ground.suggest(ground.ann);
    ground.failDelivery();
    assertEquals(0, ground.balance(ground.ann, Currency.COINS).available());
    ground.start();
    assertEquals(10, ground.points(ground.ann));
  }

  @Test
  public void aDryRunTellsWhatTheBackFillGives() {
    long withdrawn = ground.suggest(ground.ann);
    ground.suggest(ground.ann);
    ground.suggest(ground.bob);
    ground.suggest(ground.bob);
    ground.withdraw(withdrawn, ground.ann);
    RuleRequest wanted = rule(SUBMITTED, "", RuleTerms.ACTOR, "5", new Caps(8, 0, 0, 0), 0);
    DryRun.Outcome tried =
        ground.answer(
            DryRun.Outcome.class,
            DRY_RUNS,
            FakeRequest.post(DRY_RUNS).by(ground.staff).json(wanted));
    assertEquals(
        List.of(new DryRun.Given(ground.bob.id(), 8), new DryRun.Given(ground.ann.id(), 3)),
        tried.most());
    assertEquals(11, tried.points());
    assertEquals(3, tried.grants());
    assertEquals(5, tried.entries());
    assertTrue(tried.complete());
    assertEquals(0, ground.points(ground.ann));
    RuleAnswer saved = ground.save(wanted);
    backFill(saved);
    ground.run("points.back-fill");
    assertEquals(3, ground.points(ground.ann));
    assertEquals(8, ground.points(ground.bob));
  }

  @Test
  public void aRuleThatIsOffIsNotBackFilled() {
    RuleAnswer saved =
        ground.save(
            new RuleRequest(
                "Off", List.of(SUBMITTED), null, RuleTerms.ACTOR, "5", null, null, null, false));
    assertEquals("points.rule-off", refusal(() -> backFill(saved)));
  }
}
