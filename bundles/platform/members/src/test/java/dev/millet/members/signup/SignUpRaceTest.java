package dev.millet.members.signup;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.members.Town;
import dev.millet.members.accounts.Accounts;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class SignUpRaceTest {

  private static final int AT_ONCE = 8;

  private final Town town;
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

  public SignUpRaceTest(TestDatabase test) {
    town = new Town(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @After
  public void stop() {
    threads.shutdownNow();
  }

  @Test
  public void ofManyWhoWantOneHandleOneGetsIt() throws Exception {
    for (int round = 0; round < 10; round++) {
      String handle = Town.freshHandle();
      CyclicBarrier start = new CyclicBarrier(AT_ONCE);
      List<String> outcomes =
          atOnce(
              () -> {
                start.await();
                try {
                  town.signUp.visitor(Town.applicant(handle), "127.0.0.1", Locale.ENGLISH);
                  return "made";
                } catch (ProblemException e) {
                  return e.problem().code();
                }
              });
      assertEquals(1, outcomes.stream().filter("made"::equals).count());
      assertEquals(AT_ONCE - 1, outcomes.stream().filter(Accounts.TAKEN::equals).count());
    }
  }

  /** Shows that the test above can fail: looking first and writing later lets several through. */
  @Test
  public void lookingFirstAloneLetsSeveralThrough() throws Exception {
    String handle = Town.freshHandle();
    CyclicBarrier looked = new CyclicBarrier(AT_ONCE);
    List<String> outcomes =
        atOnce(
            () -> {
              boolean free = town.accounts.byHandle(handle).isEmpty();
              looked.await();
              return free ? "made" : Accounts.TAKEN;
            });

    assertTrue(outcomes.stream().filter("made"::equals).count() > 1);
  }

  private List<String> atOnce(Callable<String> work) throws Exception {
    List<String> outcomes = new ArrayList<>();
    List<Callable<String>> all = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      all.add(work);
    }
    for (Future<String> one : threads.invokeAll(all)) {
      outcomes.add(one.get());
    }
    return outcomes;
  }
}
