package dev.millet.members.erasure;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.jobs.Next;
import dev.millet.platform.api.journal.SubscriptionState;
import dev.millet.platform.api.journal.Subscriptions;
import dev.millet.testing.FakeGenerations;
import dev.millet.testing.TestDatabase;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class FormerSubscriptionsTest {

  private final Erasures erasures;
  private final List<String> retired = new ArrayList<>();
  private final List<SubscriptionState> states = new ArrayList<>();

  public FormerSubscriptionsTest(TestDatabase test) {
    Database database = test.database();
    erasures = new Erasures(database, new FakeGenerations(null), InstantSource.system());
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void theyStayUntilTheDeletionsAreKeptOtherwise() {
    states.add(state("voting.departures", true));
    states.add(state("members.deletions", false));
    assertEquals(Next.LATER, retire());
    assertEquals(List.of(), retired);
  }

  @Test
  public void theyGoAndTheirModulesAreExpectedToErase() {
    states.add(state("members.deletions", true));
    states.add(state("voting.departures", true));
    states.add(state("gateway.departed-callers", true));
    states.add(state("trains.departures", true));
    assertEquals(Next.NEVER, retire());
    assertEquals(List.of("voting.departures", "gateway.departed-callers"), retired);
    List<String> sections = erasures.states().stream().map(ErasureState::section).toList();
    assertTrue(sections.toString(), sections.containsAll(List.of("gateway", "voting")));
  }

  private Next retire() {
    return new FormerSubscriptions(
            new Subscriptions() {
              @Override
              public List<SubscriptionState> states() {
                return states;
              }

              @Override
              public boolean retire(String name) {
                return retired.add(name);
              }
            },
            erasures)
        .retire();
  }

  private static SubscriptionState state(String name, boolean started) {
    return new SubscriptionState(name, null, started, 0, 3, 1);
  }
}
