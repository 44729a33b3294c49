package dev.millet.points.rules;

import static dev.millet.points.rules.RuleGround.rule;
import static org.junit.Assert.assertEquals;

import dev.millet.api.members.MemberData;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.points.ledger.Ledger;
import dev.millet.points.ledger.Programme;
import dev.millet.testing.FakeGuard;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Entries about what belongs to a module that is away earn their points when it is back. */
@RunWith(Parameterized.class)
public final class LateGrantsTest {

  private static final String VOTED = "voting.cast";
  private static final String JOB = "points.late-grants";

  private final TestDatabase test;
  private RuleGround ground;
  private List<SubjectCatalog> all;
  private long suggestion;

  public LateGrantsTest(TestDatabase test) {
    this.test = test;
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void begin() {
    ground = new RuleGround(test);
    all = ground.catalogs;
    var programme = new Programme(ZoneId.of("Asia/Shanghai"), 12, List.of(1_000_000L), 10);
    var guard = new FakeGuard(ground.database, ground.members);
    ground.earnInto(new Ledger(ground.database, guard, ground.log, programme));
    ground.save(rule(VOTED, "", RuleTerms.AUTHOR, "3"));
    ground.save(rule(VOTED, "", RuleTerms.ACTOR, "1", new Caps(2, 0, 0, 0), 0));
    suggestion = ground.suggest(ground.ann);
    ground.deliver();
  }

  private void leave() {
    ground.deliver();
    ground.catalogs = List.of();
  }

  private void comeBack() {
    ground.deliver();
    ground.run(JOB);
    ground.catalogs = all;
    ground.run(JOB);
  }

  private void expect(long ann, long bob) {
    assertEquals(ann, ground.points(ground.ann));
    assertEquals(bob, ground.points(ground.bob));
  }

  @Test
  public void whatHappenedMeanwhileIsGrantedOnceAndToNobodyElse() {
    leave();
    ground.vote(suggestion, ground.bob);
    ground.vote(suggestion, ground.ann);
    expect(0, 0);
    comeBack();
    expect(3, 1);
    ground.run(JOB);
    ground.start();
    ground.run(JOB);
    expect(3, 1);
  }

  /** A process that starts without the module knows that there was one. */
  @Test
  public void itWaitsAcrossAStart() {
    leave();
    ground.start();
    ground.vote(suggestion, ground.bob);
    expect(0, 0);
    ground.start();
    comeBack();
    expect(3, 1);
  }

  @Test
  public void whatWasUndoneMeanwhileEarnsNothingUntilItIsRestored() {
    leave();
    ground.vote(suggestion, ground.bob);
    ground.vote(suggestion, ground.staff);
    ground.deliver();
    ground.unvote(suggestion, ground.bob);
    ground.moderate("suggestion", suggestion, "hide");
    comeBack();
    expect(0, 0);
    ground.moderate("suggestion", suggestion, "restore");
    expect(3, 0);
  }

  @Test
  public void whatWasUndoneAndRestoredMeanwhileStands() {
    leave();
    ground.vote(suggestion, ground.bob);
    ground.moderate("suggestion", suggestion, "hide");
    ground.deliver();
    ground.unvote(suggestion, ground.bob);
    ground.moderate("suggestion", suggestion, "restore");
    ground.vote(suggestion, ground.bob);
    comeBack();
    expect(3, 1);
  }

  @Test
  public void theDayOfALimitIsThatOnWhichItHappened() {
    leave();
    for (int i = 0; i < 3; i++) {
      ground.vote(ground.suggest(ground.ann), ground.bob);
    }
    ground.log.pass(Duration.ofDays(1));
    comeBack();
    ground.vote(suggestion, ground.bob);
    expect(12, 3);
  }

  @Test
  public void aBackFillWaitsForTheModule() {
    ground.vote(suggestion, ground.bob);
    expect(3, 1);
    RuleAnswer saved = ground.save(rule(VOTED, "", RuleTerms.AUTHOR, "5"));
    leave();
    ground.answer(
        RuleAnswer.class,
        RuleGround.ONE + "/back-fill",
        FakeRequest.post("/").with("id", saved.id()).by(ground.staff));
    ground.run("points.back-fill");
    expect(3, 1);
    ground.catalogs = all;
    ground.run("points.back-fill");
    expect(8, 1);
  }

  @Test
  public void whoDeletedTheirAccountMeanwhileIsForgotten() throws Exception {
    leave();
    ground.vote(suggestion, ground.bob);
    ground.deliver();
    MemberData data = ground.contributions(MemberData.class).get(0);
    boolean done = false;
    while (!done) {
      done = ground.database.write(handle -> data.erasure().eraseSome(ground.bob.id()));
    }
    assertEquals(
        List.of(),
        ground.database.read(
            handle ->
                handle
                    .createQuery("SELECT w.position FROM points_rule_waiting w")
                    .mapTo(Long.class)
                    .list()));
  }

  /** An entry about a subject whose type no module has ever known does not wait. */
  @Test
  public void aSubjectThatNobodyOwnsIsNotWaitedFor() {
    ground.save(rule("builds.confirmed", "", RuleTerms.ACTOR, "5"));
    leave();
    ground.answer(true, 7, ground.bob);
    expect(0, 5);
  }
}
