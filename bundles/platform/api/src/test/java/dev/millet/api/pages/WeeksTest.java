package dev.millet.api.pages;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.Test;

public final class WeeksTest {

  private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

  @Test
  public void eachWeekIsAskedForOnceAndEndsWhereTheNextBegins() {
    Weeks weeks =
        Weeks.until(
            NOW,
            (from, to) -> {
              assertEquals(Duration.ofDays(7), Duration.between(from, to));
              return Duration.between(to, NOW).toDays() / 7;
            });
    assertEquals(List.of(7L, 6L, 5L, 4L, 3L, 2L, 1L, 0L), weeks.counts());
    assertEquals(0, weeks.now());
    assertEquals(1, weeks.before());
    assertTrue(weeks.plot().markup().contains("<rect class=\"col\""));
    assertThrows(IllegalArgumentException.class, () -> new Weeks(List.of(1L)));
  }
}
