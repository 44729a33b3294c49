package dev.millet.points.rules;

import static dev.millet.points.rules.RuleGround.rule;
import static org.junit.Assert.assertEquals;

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

/** A hidden item that is restored earns the same points again, and no more. */
@RunWith(Parameterized.class)
public final class RestoredPointsTest {

  private static final String VOTED = "voting.cast";
  private static final String POSTED = "comments.posted";
  private static final Caps THREE_FOR_EACH = new Caps(0, 3, 0, 0);

  private final TestDatabase test;
  private RuleGround ground;
  private Ledger ledger;
  private long suggestion;

  public RestoredPointsTest(TestDatabase test) {
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
    var guard = new FakeGuard(ground.database, ground.members);
    ledger = new Ledger(ground.database, guard, ground.log, programme);
    ground.earnInto(ledger);
    suggestion = ground.suggest(ground.ann);
  }

  private void hide(String type, long id) {
    ground.moderate(type, id, "hide");
  }

  private void restore(String type, long id) {
    ground.moderate(type, id, "restore");
  }

  @Test
  public void theKindOfPointsIsThatWhichWasTakenBack() {
    RuleAnswer saved = ground.save(kind("coins"));
    long comment = ground.comment(suggestion, ground.bob);
    ground.deliver();
    hide("comment", comment);
    ground.deliver();
    ground.change(saved, kind("experience"));
    restore("comment", comment);
    assertEquals(0, ground.points(ground.bob));
    assertEquals(2, ground.balance(ground.bob, Currency.COINS).available());
  }

  private static RuleRequest kind(String kind) {
    return new RuleRequest(
        "A rule", List.of(POSTED), null, RuleTerms.ACTOR, "2", kind, null, null, true);
  }

  @Test
  public void whatSomebodyCancelledIsNotGivenBackWithItsCause() {
    ground.save(rule(POSTED, "", RuleTerms.ACTOR, "2", THREE_FOR_EACH, 24));
    ground.log.catchUp();
    long comment = ground.comment(suggestion, ground.bob);
    assertEquals(2, ground.pending(ground.bob));
    ground
        .database
        .read(
            handle ->
                handle
                    .createQuery(
                        "SELECT t.id FROM points_transfers t WHERE t.move_kind = 'PENDING'")
                    .mapTo(String.class)
                    .list())
        .forEach(ledger::cancel);
    assertEquals(0, ground.pending(ground.bob));
    hide("comment", comment);
    restore("comment", comment);
    assertEquals(0, ground.pending(ground.bob));
    ground.comment(suggestion, ground.bob);
    assertEquals("the limits forget it", 2, ground.pending(ground.bob));
  }

  @Test
  public void theLimitsHoldForWhatIsRestored() {
    ground.save(rule(POSTED, "", RuleTerms.ACTOR, "2", THREE_FOR_EACH, 0));
    long first = ground.comment(suggestion, ground.bob);
    long second = ground.comment(suggestion, ground.bob);
    assertEquals(3, ground.points(ground.bob));
    hide("comment", first);
    assertEquals(1, ground.points(ground.bob));
    ground.comment(suggestion, ground.bob);
    assertEquals(3, ground.points(ground.bob));
    restore("comment", first);
    assertEquals("nothing is left of the limit", 3, ground.points(ground.bob));
    hide("comment", second);
    restore("comment", first);
    assertEquals(3, ground.points(ground.bob));
    hide("comment", first);
    assertEquals("what was given back is taken back", 2, ground.points(ground.bob));
  }

  @Test
  public void aVoteThatIsWithdrawnWhileItsSubjectIsHiddenCountsNoMore() {
    ground.save(rule(VOTED, "", RuleTerms.AUTHOR, "3"));
    ground.vote(suggestion, ground.bob);
    ground.vote(suggestion, ground.staff);
    assertEquals(6, ground.points(ground.ann));
    hide("suggestion", suggestion);
    assertEquals(0, ground.points(ground.ann));
    ground.unvote(suggestion, ground.bob);
    restore("suggestion", suggestion);
    assertEquals(3, ground.points(ground.ann));
  }

  @Test
  public void whatIsHiddenTwiceStandsWhenBothAreRestoredInWhicheverOrder() {
    ground.save(rule(POSTED, "", RuleTerms.AUTHOR, "3"));
    long comment = ground.comment(suggestion, ground.bob);
    assertEquals(3, ground.points(ground.ann));
    for (List<String> order :
        List.of(List.of("comment", "suggestion"), List.of("suggestion", "comment"))) {
      for (List<String> back : List.of(order, List.of(order.get(1), order.get(0)))) {
        order.forEach(each -> hide(each, each.equals("comment") ? comment : suggestion));
        assertEquals(0, ground.points(ground.ann));
        restore(back.get(0), back.get(0).equals("comment") ? comment : suggestion);
        assertEquals(order + " " + back, 0, ground.points(ground.ann));
        restore(back.get(1), back.get(1).equals("comment") ? comment : suggestion);
        assertEquals(order + " " + back, 3, ground.points(ground.ann));
      }
    }
  }

  /** The dry run decides in memory what the back-fill decides in the database. */
  @Test
  public void aDryRunTellsWhatABackFillGivesOfWhatWasRestored() {
    long first = ground.comment(suggestion, ground.bob);
    hide("comment", first);
    ground.comment(suggestion, ground.bob);
    restore("comment", first);
    ground.vote(suggestion, ground.bob);
    ground.vote(suggestion, ground.staff);
    hide("suggestion", suggestion);
    ground.unvote(suggestion, ground.bob);
    restore("suggestion", suggestion);
    for (RuleRequest wanted :
        List.of(
            rule(POSTED, "", RuleTerms.ACTOR, "2", THREE_FOR_EACH, 0),
            rule(VOTED, "", RuleTerms.AUTHOR, "4"))) {
      DryRun.Outcome tried =
          ground.answer(
              DryRun.Outcome.class,
              "/api/v1/points/dry-runs",
              FakeRequest.post("/").by(ground.staff).json(wanted));
      long before = ground.points(ground.ann) + ground.points(ground.bob);
      RuleAnswer saved = ground.save(wanted);
      ground.answer(
          RuleAnswer.class,
          RuleGround.ONE + "/back-fill",
          FakeRequest.post("/").with("id", saved.id()).by(ground.staff));
      ground.run("points.back-fill");
      long after = ground.points(ground.ann) + ground.points(ground.bob);
      assertEquals(tried.points(), after - before);
      assertEquals(wanted.recipient().equals(RuleTerms.AUTHOR) ? 4 : 3, tried.points());
    }
  }
}
