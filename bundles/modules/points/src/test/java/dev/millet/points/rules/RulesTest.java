package dev.millet.points.rules;

import static dev.millet.points.rules.RuleGround.refusal;
import static dev.millet.points.rules.RuleGround.rule;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.journal.Subscription;
import dev.millet.api.members.MemberData;
import dev.millet.points.api.Currency;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Rules give points, and take them back. */
@RunWith(Parameterized.class)
public final class RulesTest {

  private static final String SUBMITTED = "suggestions.submitted";

  private final TestDatabase test;
  private RuleGround ground;

  public RulesTest(TestDatabase test) {
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

  @Test
  public void tenSuggestionsAreFiftyPointsAndNoneWhenAllAreWithdrawn() {
    ground.defaults();
    List<Long> ids = IntStream.range(0, 10).mapToObj(i -> ground.suggest(ground.ann)).toList();
    assertEquals(50, ground.points(ground.ann));
    assertEquals(50, ground.wallet.balance(ground.ann.id(), Currency.COINS).available());
    ids.subList(0, 5).forEach(id -> ground.withdraw(id, ground.ann));
    assertEquals(25, ground.points(ground.ann));
    ids.subList(5, 10).forEach(id -> ground.withdraw(id, ground.ann));
    assertEquals(0, ground.points(ground.ann));
  }

  @Test
  public void aRuleCountsFromTheEntryThatSavedIt() {
    ground.suggest(ground.ann);
    ground.save(rule(SUBMITTED, "", RuleTerms.ACTOR, "5"));
    assertEquals(0, ground.points(ground.ann));
    ground.suggest(ground.ann);
    assertEquals(5, ground.points(ground.ann));
  }

  @Test
  public void aChangedRuleCountsFromThenOnAndTakesNothingBack() {
    RuleAnswer saved = ground.save(rule(SUBMITTED, "", RuleTerms.ACTOR, "5"));
    long old = ground.suggest(ground.ann);
    RuleAnswer changed = ground.change(saved, rule(SUBMITTED, "", RuleTerms.ACTOR, "2"));
    assertEquals(5, ground.points(ground.ann));
    ground.suggest(ground.ann);
    assertEquals(7, ground.points(ground.ann));
    ground.withdraw(old, ground.ann);
    assertEquals(2, ground.points(ground.ann));
    assertEquals(
        "changed-meanwhile",
        refusal(() -> ground.change(saved, rule(SUBMITTED, "", RuleTerms.ACTOR, "9"))));
    assertEquals(2, changed.revision());
  }

  /** Entries from before the change are granted by the rule as it was then, however late. */
  @Test
  public void whoIsAwayMeanwhileGivesByWhatTheRuleSaidWhenItHappened() {
    RuleAnswer saved = ground.save(rule(SUBMITTED, "", RuleTerms.ACTOR, "5"));
    ground.suggest(ground.ann);
    ground.start();
    FakeRequest request = FakeRequest.of("PUT", "/").with("id", saved.id()).by(ground.staff);
    ground.answer(
        RuleAnswer.class,
        RuleGround.ONE,
        request.json(rule(SUBMITTED, "", RuleTerms.ACTOR, "1")).header("If-Match", "\"1\""));
    ground.suggest(ground.ann);
    assertEquals(6, ground.points(ground.ann));
  }

  @Test
  public void theAuthorGetsWhatOthersDoAboutTheirsAndNothingForWhatTheyDoThemselves() {
    ground.save(rule("suggestions.status-changed", "status == 'planned'", RuleTerms.AUTHOR, "20"));
    ground.save(rule("voting.cast", "", RuleTerms.ACTOR, "1"));
    long suggestion = ground.suggest(ground.ann);
    ground.vote(suggestion, ground.ann);
    assertEquals(0, ground.points(ground.ann));
    ground.vote(suggestion, ground.bob);
    assertEquals(1, ground.points(ground.bob));
    ground.status(suggestion, "open", "planned", ground.staff);
    assertEquals(20, ground.points(ground.ann));
    ground.status(suggestion, "planned", "declined", ground.staff);
    assertEquals(0, ground.points(ground.ann));
    long own = ground.suggest(ground.staff);
    ground.status(own, "open", "planned", ground.staff);
    assertEquals(0, ground.points(ground.staff));
  }

  @Test
  public void theAuthorLosesWhatTheyGotForASuggestionThatIsWithdrawn() {
    ground.save(rule("suggestions.status-changed", "status == 'planned'", RuleTerms.AUTHOR, "20"));
    ground.save(rule("voting.cast", "", RuleTerms.ACTOR, "1"));
    long suggestion = ground.suggest(ground.ann);
    ground.vote(suggestion, ground.bob);
    ground.status(suggestion, "open", "planned", ground.staff);
    ground.withdraw(suggestion, ground.ann);
    assertEquals(0, ground.points(ground.ann));
    assertEquals("who voted keeps theirs", 1, ground.points(ground.bob));
  }

  @Test
  public void bothAnswersEarnTheSameOnceEvenAboutWhatOneAskedFor() {
    ground.defaults();
    ground.suggest(ground.ann);
    ground.points(ground.ann);
    ground.answer(true, 7, ground.ann);
    ground.answer(false, 8, ground.bob);
    assertEquals(10, ground.points(ground.ann));
    assertEquals(5, ground.points(ground.bob));
    ground.answer(false, 7, ground.ann);
    assertEquals(10, ground.points(ground.ann));
  }

  @Test
  public void whatModeratorsHideEarnsNothingUntilItIsRestored() {
    ground.save(rule("comments.posted", "", RuleTerms.ACTOR, "2"));
    long comment = ground.comment(ground.suggest(ground.ann), ground.bob);
    assertEquals(2, ground.points(ground.bob));
    ground.moderate("comment", comment, "hide");
    assertEquals(0, ground.points(ground.bob));
    ground.moderate("comment", comment, "restore");
    assertEquals(2, ground.points(ground.bob));
    ground.moderate("comment", comment, "remove");
    assertEquals(0, ground.points(ground.bob));
  }

  @Test
  public void pointsWaitUntilTheirCauseHasStoodForSoLong() {
    ground.save(rule("comments.posted", "", RuleTerms.ACTOR, "2", new Caps(0, 0, 0, 0), 24 * 90));
    ground.log.pass(Duration.between(Instant.parse("2026-11-10T10:00:00Z"), Instant.now()));
    long comment = ground.comment(ground.suggest(ground.ann), ground.bob);
    assertEquals(0, ground.points(ground.bob));
    assertEquals(2, ground.pending(ground.bob));
    ground.moderate("comment", comment, "remove");
    assertEquals(0, ground.pending(ground.bob));
  }

  @Test
  public void capsHoldForADayASubjectAMemberAndAll() {
    ground.save(rule("voting.cast", "", RuleTerms.ACTOR, "3", new Caps(5, 0, 11, 0), 0));
    ground.save(rule("comments.posted", "", RuleTerms.ACTOR, "2", new Caps(0, 3, 0, 5), 0));
    List<Long> ids = IntStream.range(0, 4).mapToObj(i -> ground.suggest(ground.ann)).toList();
    ids.forEach(id -> ground.vote(id, ground.bob));
    assertEquals("the rest of a cap is given", 5, ground.points(ground.bob));
    ground.log.pass(Duration.ofDays(1));
    ids.forEach(id -> ground.vote(id, ground.bob));
    assertEquals(10, ground.points(ground.bob));
    ground.log.pass(Duration.ofDays(1));
    ids.forEach(id -> ground.vote(id, ground.bob));
    assertEquals(11, ground.points(ground.bob));
    for (int i = 0; i < 3; i++) {
      ground.comment(ids.get(0), ground.bob);
    }
    assertEquals(14, ground.points(ground.bob));
    ground.comment(ids.get(0), ground.staff);
    ground.comment(ids.get(1), ground.staff);
    assertEquals("five in all, of which bob has three", 2, ground.points(ground.staff));
  }

  /** 10:00 in UTC is 18:00 in Shanghai, where the programme's days begin. */
  @Test
  public void theDayIsThatOfTheProgramme() {
    ground.save(rule(SUBMITTED, "", RuleTerms.ACTOR, "5", new Caps(5, 0, 0, 0), 0));
    ground.suggest(ground.ann);
    ground.log.pass(Duration.ofHours(5));
    ground.suggest(ground.ann);
    assertEquals(5, ground.points(ground.ann));
    ground.log.pass(Duration.ofHours(2));
    ground.suggest(ground.ann);
    assertEquals(10, ground.points(ground.ann));
  }

  @Test
  public void nothingIsGivenTwiceWhateverIsDeliveredAgain() {
    ground.save(rule(SUBMITTED, "", RuleTerms.ACTOR, "5"));
    ground.suggest(ground.ann);
    ground.points(ground.ann);
    var again = ground.contributions(Subscription.class).get(0);
    ground.database.write(
        handle -> {
          again.handler().handle(ground.log.after(0, 100));
          return null;
        });
    assertEquals(5, ground.points(ground.ann));
  }

  @Test
  public void anEntryIsReadRightThoughItsModuleHasJustGone() {
    ground.save(rule(SUBMITTED, "", RuleTerms.ACTOR, "5"));
    long suggestion = ground.suggest(ground.ann);
    ground.types.clear();
    ground.start();
    assertEquals(5, ground.points(ground.ann));
    ground.withdraw(suggestion, ground.ann);
    assertEquals(0, ground.points(ground.ann));
  }

  @Test
  public void aFormulaThatFailsGivesNothingAndIsShown() {
    RuleAnswer saved = ground.save(rule("voting.cast", "", RuleTerms.ACTOR, "10 / (support - 1)"));
    ground.vote(ground.suggest(ground.ann), ground.bob);
    assertEquals(0, ground.points(ground.bob));
    RuleAnswer shown =
        ground.answer(
            RuleAnswer.class,
            RuleGround.ONE,
            FakeRequest.get("/").with("id", saved.id()).by(ground.staff));
    assertTrue(shown.error(), shown.error().contains("zero"));
    assertNull(saved.error());
  }

  @Test
  public void aRuleThatIsWrongIsRefusedWithItsField() {
    RuleRequest nameless =
        new RuleRequest(
            " ", List.of(SUBMITTED), null, RuleTerms.ACTOR, "5", null, null, null, true);
    assertEquals("name missing", refusal(() -> ground.save(nameless)));
    assertEquals(
        "types missing",
        refusal(
            () ->
                ground.save(
                    new RuleRequest(
                        "A rule", null, null, RuleTerms.ACTOR, "5", null, null, null, true))));
    assertEquals(
        "types unknown-type",
        refusal(() -> ground.save(rule("thanks.said", "", RuleTerms.ACTOR, "5"))));
    assertEquals(
        "condition formula",
        refusal(() -> ground.save(rule(SUBMITTED, "titel == ''", RuleTerms.ACTOR, "5"))));
    assertEquals(
        "amount formula",
        refusal(() -> ground.save(rule(SUBMITTED, "", RuleTerms.ACTOR, "title"))));
    assertEquals(
        "recipient unknown-recipient",
        refusal(() -> ground.save(rule(SUBMITTED, "", "engineer", "5"))));
    assertEquals(
        "capDay out-of-range",
        refusal(
            () ->
                ground.save(rule(SUBMITTED, "", RuleTerms.ACTOR, "5", new Caps(-1, 0, 0, 0), 0))));
  }

  @Test
  public void whoDeletedTheirAccountGetsNothingAndIsForgotten() throws Exception {
    ground.save(rule(SUBMITTED, "", RuleTerms.ACTOR, "5", new Caps(0, 0, 0, 0), 0));
    ground.save(rule("voting.cast", "", RuleTerms.AUTHOR, "1"));
    long suggestion = ground.suggest(ground.ann);
    ground.vote(suggestion, ground.bob);
    assertEquals(6, ground.points(ground.ann));
    MemberData data = ground.contributions(MemberData.class).get(0);
    for (var member : List.of(ground.ann, ground.bob)) {
      ground.wallet.deleted.add(member.id());
      boolean done = false;
      while (!done) {
        done = ground.database.write(handle -> data.erasure().eraseSome(member.id()));
      }
    }
    ground.suggest(ground.ann);
    ground.deliver();
    long rows =
        ground.database.read(
            handle ->
                handle
                    .createQuery("SELECT COUNT(g.rule_id) FROM points_rule_grants g")
                    .mapTo(Long.class)
                    .one());
    assertEquals(0, rows);
  }
}
