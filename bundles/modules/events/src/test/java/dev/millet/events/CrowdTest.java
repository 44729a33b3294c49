package dev.millet.events;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Member;
import dev.millet.testing.Sweep;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Many members register for few places at once. */
@RunWith(Parameterized.class)
public final class CrowdTest {

  private static final int PLACES = 10;
  private static final int THREADS = 8;
  private static final int MEMBERS = Sweep.rounds(80, 1_000);

  private final Venue venue;

  public CrowdTest(TestDatabase database) {
    venue = new Venue(database);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  /** When somebody asked and was answered, and where they stand. */
  private record Answered(long asked, long answered, RegistrationAnswer answer) {}

  @Test
  public void exactlyAsManyComeAsThereArePlacesAndWhoWasAnsweredBeforeAnotherAskedStandsFirst()
      throws Exception {
    EventAnswer event = venue.announce(venue.typed("Party", PLACES, 0));
    List<Answered> all = crowd(event);
    long going = all.stream().filter(each -> each.answer().state().equals("going")).count();
    assertEquals(PLACES, going);
    List<Integer> positions =
        all.stream()
            .map(each -> each.answer().position())
            .filter(each -> each != null)
            .sorted()
            .toList();
    List<Integer> gapless = new ArrayList<>();
    for (int i = 1; i <= MEMBERS - PLACES; i++) {
      gapless.add(i);
    }
    assertEquals(gapless, positions);
    for (Answered first : all) {
      for (Answered second : all) {
        if (first.answered() < second.asked()) {
          assertTrue(
              first + " before " + second,
              rank(first) < rank(second) || rank(second) == 0 && rank(first) == 0);
        }
      }
    }
  }

  /** Returns 0 for who comes, else the position. */
  private static int rank(Answered answered) {
    Integer position = answered.answer().position();
    return position == null ? 0 : position;
  }

  private List<Answered> crowd(EventAnswer event) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Answered>> calls = new ArrayList<>();
      for (int i = 0; i < MEMBERS; i++) {
        Member member = venue.members.add("guest" + i);
        calls.add(
            () -> {
              long asked = System.nanoTime();
              RegistrationAnswer answer = venue.register(member, event, 0);
              return new Answered(asked, System.nanoTime(), answer);
            });
      }
      List<Answered> all = new ArrayList<>();
      for (Future<Answered> each : threads.invokeAll(calls)) {
        all.add(each.get());
      }
      return all;
    } finally {
      threads.shutdownNow();
    }
  }
}
