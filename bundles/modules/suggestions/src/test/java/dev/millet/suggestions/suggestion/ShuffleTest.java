package dev.millet.suggestions.suggestion;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import org.junit.Test;

public final class ShuffleTest {

  private static final int SUGGESTIONS = 1_000;
  private static final int READERS = 200_000;

  @Test
  public void noTwoSuggestionsShareAPlace() {
    Set<Long> places = new HashSet<>();
    for (long id = 1; id <= 100_000; id++) {
      assertTrue(places.add(Shuffle.rank(id)));
    }
  }

  @Test
  public void everySuggestionComesFirstAboutEquallyOften() {
    assertTrue("fair", spread(Shuffle::rank) < 4);
  }

  /** The control: with places that are merely random some come first far more often. */
  @Test
  public void withRandomPlacesTheyWouldNot() {
    Random random = new Random(5);
    assertTrue("not fair", spread(id -> random.nextInt(Integer.MAX_VALUE)) > 20);
  }

  @Test
  public void aPlaceIsReadAgainForItsListOnly() {
    Shuffle.Place place = Shuffle.Place.begin(12_345).fromTop().at("cursor");
    assertEquals(place, Shuffle.Place.read("list", place.write("list")));
    assertThrows(
        ProblemException.class, () -> Shuffle.Place.read("other list", place.write("list")));
  }

  /** Returns how much more often the luckiest of a thousand comes first than the least lucky. */
  private static double spread(LongUnaryOperator place) {
    TreeMap<Long, Integer> firsts = new TreeMap<>();
    for (long id = 1; id <= SUGGESTIONS; id++) {
      firsts.put(place.applyAsLong(id), 0);
    }
    for (int reader = 0; reader < READERS; reader++) {
      long seed = Shuffle.seed("reader " + reader, LocalDate.EPOCH);
      Long first = firsts.floorKey(seed);
      firsts.merge(first == null ? firsts.lastKey() : first, 1, Integer::sum);
    }
    int most = firsts.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
    int least = firsts.values().stream().mapToInt(Integer::intValue).min().orElseThrow();
    return most / (double) Math.max(least, 1);
  }
}
