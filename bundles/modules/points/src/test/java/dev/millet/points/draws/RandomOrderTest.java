package dev.millet.points.draws;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.Test;

/** The algorithm of RFC 3797, with the example that it gives. */
public final class RandomOrderTest {

  private static final String KEY = "9319./2.5.8.10.12./9.18.26.34.41.45./";

  private static int[] tickets(int entries, int each) {
    int[] tickets = new int[entries];
    Arrays.fill(tickets, each);
    return tickets;
  }

  /** Counted from 1, as on a list. */
  private static int[] first(int count, int[] order) {
    return Arrays.stream(order).limit(count).map(index -> index + 1).toArray();
  }

  @Test
  public void theExampleOfTheRfcIsDrawnAsItSays() {
    String key = SourceNumbers.key("9319 / 2 5 12 8 10 / 9 18 26 34 41 45").orElseThrow();
    assertEquals(KEY, key);
    int[] order = RandomOrder.of(key, tickets(25, 1), "MD5");
    assertArrayEquals(new int[] {17, 7, 2, 16, 25, 23, 8, 24, 19, 13}, first(10, order));
  }

  @Test
  public void theDrawOfTheMockUpIsDrawnWithSha256() {
    String key = SourceNumbers.key("4.9.15.22.27.31/11").orElseThrow();
    int[] order = RandomOrder.of(key, tickets(1_312, 1), "SHA-256");
    assertArrayEquals(new int[] {944, 930, 695, 230, 492, 457, 1_098, 506}, first(8, order));
    assertEquals(477, order[20] + 1);
  }

  @Test
  public void everyEntryIsDrawnOnceWhateverItsTickets() {
    int[] tickets = IntStream.range(0, 500).map(i -> 1 + i % 7).toArray();
    int[] order = RandomOrder.of("1./", tickets, "SHA-256");
    assertArrayEquals(IntStream.range(0, 500).toArray(), Arrays.stream(order).sorted().toArray());
  }

  @Test
  public void whoHasThreeOfFourTicketsIsDrawnFirstThreeTimesOfFour() {
    int first = 0;
    for (int i = 0; i < 4_000; i++) {
      first += RandomOrder.of(i + "./", new int[] {3, 1}, "SHA-256")[0] == 0 ? 1 : 0;
    }
    // three of four tickets: 3,000, with a deviation of 27
    assertTrue(Integer.toString(first), Math.abs(first - 3_000) < 140);
  }

  @Test
  public void aListOfTheGreatestLengthIsDrawnToItsEnd() {
    int[] order = RandomOrder.of(KEY, tickets(RandomOrder.MAX_ENTRIES, 100), "SHA-256");
    assertEquals(RandomOrder.MAX_ENTRIES, Arrays.stream(order).distinct().count());
  }

  @Test
  public void numbersAreSortedAndHaveNoLeadingZeros() {
    assertEquals(Optional.of("2.10.31./7./"), SourceNumbers.key(" 31, 010 2/ 7 "));
    assertEquals(Optional.of("././"), SourceNumbers.key("00 / 0"));
    assertEquals(
        "12 digits and more",
        Optional.of("123456789012345./"),
        SourceNumbers.key("123456789012345"));
  }

  @Test
  public void whatIsNoNumberIsRefused() {
    for (String typed :
        new String[] {"", " ", "a", "1 b", "-1", "1/", "/1", "1//2", "1\n2", "٣", "1".repeat(21)}) {
      assertEquals(typed, Optional.empty(), SourceNumbers.key(typed));
    }
  }

  @Test
  public void textsAreTheirLettersAndDigitsInUpperCase() {
    assertEquals("9FA0B/DONTPANIC/", SourceNumbers.keyOfTexts("9fa0b", "Don't panic."));
  }
}
