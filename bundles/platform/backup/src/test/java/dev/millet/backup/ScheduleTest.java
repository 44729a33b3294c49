package dev.millet.backup;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.Test;

public final class ScheduleTest {

  private static final Schedule DAILY = new Schedule(3, 24);
  private static final Instant THREE = Instant.parse("2026-03-02T03:00:00Z");

  @Test
  public void theLatestTimeIsCountedFromTheHour() {
    assertEquals(THREE, DAILY.latest(THREE));
    assertEquals(THREE, DAILY.latest(THREE.plus(Duration.ofHours(23))));
    assertEquals(
        THREE.plus(Duration.ofHours(6)),
        new Schedule(3, 6).latest(THREE.plusSeconds(6 * 3600 + 1)));
  }

  @Test
  public void oneIsDueOnceForEachTime() {
    Instant before = THREE.minusSeconds(60);

    assertTrue(DAILY.isDue(THREE, before, null, before));
    assertFalse(DAILY.isDue(THREE.plusSeconds(600), THREE.plusSeconds(1), null, before));
    assertFalse(DAILY.isDue(before, THREE.minus(Duration.ofDays(1)), null, before));
    assertFalse(new Schedule(3, 0).isDue(THREE, null, null, before));
  }

  @Test
  public void theFirstOneWaitsForItsTimeOrAnHour() {
    Instant started = THREE.plusSeconds(60);

    assertFalse(DAILY.isDue(started.plusSeconds(60), null, null, started));
    assertTrue(DAILY.isDue(started.plus(Duration.ofHours(1)), null, null, started));
    assertTrue(DAILY.isDue(THREE, null, null, THREE.minusSeconds(1)));
  }

  @Test
  public void oneThatFailedIsTriedAgainAfterAnHour() {
    Instant started = THREE.minus(Duration.ofDays(2));

    assertFalse(DAILY.isDue(THREE.plusSeconds(600), null, THREE, started));
    assertTrue(DAILY.isDue(THREE.plusSeconds(3600), null, THREE, started));
  }

  @Test
  public void twiceTheTimeIsTooOld() {
    assertFalse(DAILY.isOverdue(THREE.plus(Duration.ofHours(48)), THREE, THREE));
    assertTrue(DAILY.isOverdue(THREE.plus(Duration.ofHours(49)), THREE, THREE));
    assertTrue(DAILY.isOverdue(THREE.plus(Duration.ofHours(49)), null, THREE));
    assertFalse(new Schedule(3, 0).isOverdue(THREE.plus(Duration.ofDays(9)), THREE, THREE));
  }
}
