package dev.millet.upgrades.change;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.members.Member;
import dev.millet.testing.FakeGuard;
import dev.millet.testing.FakeMembers;
import dev.millet.testing.TestDatabase;
import dev.millet.upgrades.plan.Order;
import dev.millet.upgrades.plan.Plan;
import dev.millet.upgrades.problem.ModuleProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class ChangeLogTest {

  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
  private static final Plan PLAN =
      new Plan("p", Order.put(List.of()), List.of(), List.of(), List.of(), List.of());

  private final TestDatabase test;
  private final ChangeLog log;
  private final FakeMembers members = new FakeMembers();
  private final Member admin = members.add("admin");
  private final FakeGuard guard;

  public ChangeLogTest(TestDatabase test) {
    this.test = test;
    guard = new FakeGuard(test.database(), members);
    log = new ChangeLog(test.database(), guard);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void whatHappenedIsReadAsItWasNoted() {
    long change = log.begin(PLAN, admin.id(), NOON);
    List<StepReport> noted =
        List.of(
            new StepReport(1, Step.START, StepState.BEGUN, NOON, null),
            new StepReport(
                2,
                Step.START,
                StepState.FAILED,
                NOON,
                new ModuleProblem("start", List.of("空指针", "b"))));
    noted.forEach(report -> log.note(change, report));
    log.end(change, Change.Outcome.ROLLED_BACK, NOON);
    assertEquals(noted, log.reports(change));
    assertEquals("rolled-back", newest().outcome());
  }

  /** The trail is told of a departure once: what is noted after it would name them for ever. */
  @Test
  public void whoIsGoneOrSuspendedBeginsNoChange() {
    int before = log.newest(ListRequest.first(100)).items().size();
    guard.delete(admin);
    assertThrows(ProblemException.class, () -> log.begin(PLAN, admin.id(), NOON));
    guard.suspend(members.add("other"));
    long other = members.byHandle("other").orElseThrow().id();
    assertThrows(ProblemException.class, () -> log.begin(PLAN, other, NOON));
    assertEquals(before, log.newest(ListRequest.first(100)).items().size());
  }

  @Test
  public void aChangeThatTheProcessDidNotSurviveHasNoOutcome() {
    log.begin(PLAN, null, NOON);
    assertNull(newest().outcome());
    assertNull(newest().memberId());
  }

  @Test
  public void whoLeftIsNamedNoMore() {
    long change = log.begin(PLAN, admin.id(), NOON);
    assertEquals(change, log.by(admin.id()).get(0).id());
    assertTrue(log.erase(admin.id(), 10));
    assertEquals(List.of(), log.by(admin.id()));
    assertNull(newest().memberId());
    assertEquals(ChangeAuthor.Kind.DEPARTED, author(Map.of()).kind());
  }

  @Test
  public void theOperatorIsToldFromAMemberAndFromSomebodyWhoHasLeft() {
    log.begin(PLAN, null, NOON);
    assertEquals(ChangeAuthor.Kind.OPERATOR, author(Map.of()).kind());
    log.begin(PLAN, admin.id(), NOON);
    assertEquals(admin, author(Map.of(admin.id(), admin)).member());
    // the account is gone, and it has not been heard of yet
    assertEquals(new ChangeAuthor(ChangeAuthor.Kind.DEPARTED, admin.id(), null), author(Map.of()));
  }

  @Test
  public void aChangeOfOldDoesNotPretendToKnow() {
    test.database()
        .write(
            handle ->
                handle.execute(
                    "INSERT INTO upgrades_changes (plan_id, modules, started_at)"
                        + " VALUES ('p', 'm', CURRENT_TIMESTAMP)"));
    assertEquals(ChangeAuthor.Kind.UNKNOWN, author(Map.of()).kind());
  }

  @Test
  public void whatModulesShareIsInTheTrailAsFarAsThereIsRoom() {
    List<Plan.SharedItem> shared = new ArrayList<>();
    shared.add(new Plan.SharedItem("com.example.api", "1.0.0", "1.1.0", "a", List.of("polls")));
    for (int i = 0; i < 200; i++) {
      shared.add(new Plan.SharedItem("com.example.library" + i, null, "1.0.0", "b", List.of()));
    }
    Plan plan = new Plan("p", Order.put(List.of()), List.of(), shared, List.of(), List.of());
    long change = log.begin(plan, null, NOON);
    String trail = log.find(change).orElseThrow().modules();
    assertEquals("share com.example.api 1.0.0 -> 1.1.0", trail.split(", ")[0]);
    assertEquals("bring com.example.library0 - -> 1.0.0", trail.split(", ")[1]);
    assertTrue(trail.length() > 3_900 && trail.length() <= 4_000);
    assertTrue(trail, trail.endsWith("-> 1.0.0"));
  }

  private ChangeAuthor author(Map<Long, Member> found) {
    ChangeLog.Entry newest = newest();
    return ChangeAuthor.of(newest.memberId(), newest.byOperator(), found);
  }

  private ChangeLog.Entry newest() {
    return log.newest(ListRequest.first(1)).items().get(0);
  }
}
