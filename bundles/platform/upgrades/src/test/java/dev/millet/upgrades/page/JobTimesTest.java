package dev.millet.upgrades.page;

import static org.junit.Assert.assertEquals;

import dev.millet.platform.api.jobs.JobState;
import java.time.Duration;
import java.time.Instant;
import org.junit.Test;

public final class JobTimesTest {

  private static final Instant NOW = Instant.parse("2026-11-26T20:00:00Z");

  @Test
  public void whatIsNotDueAnyMoreSaysWhy() {
    assertEquals(Sentence.of("module.jobs.finished"), next(null, false, true));
    assertEquals(Sentence.of("module.jobs.running"), next(NOW, true, false));
    assertEquals(Sentence.of("module.jobs.soon"), next(null, false, false));
    assertEquals(Sentence.of("module.jobs.soon"), next(NOW, false, false));
  }

  @Test
  public void timesAreRoundedUp() {
    assertEquals(Sentence.of("module.jobs.minutes", 1L), in(Duration.ofSeconds(1)));
    assertEquals(Sentence.of("module.jobs.minutes", 60L), in(Duration.ofMinutes(60)));
    assertEquals(Sentence.of("module.jobs.minutes", 120L), in(Duration.ofHours(2)));
    assertEquals(Sentence.of("module.jobs.hours", 3L), in(Duration.ofMinutes(121)));
    assertEquals(Sentence.of("module.jobs.hours", 24L), in(Duration.ofDays(1)));
    assertEquals(Sentence.of("module.jobs.days", 3L), in(Duration.ofHours(49)));
    assertEquals(Sentence.of("module.jobs.days", 366L), in(Duration.ofDays(366)));
  }

  private static Sentence in(Duration left) {
    return next(NOW.plus(left), false, false);
  }

  private static Sentence next(Instant due, boolean running, boolean finished) {
    return JobTimes.next(
        new JobState("test.job", "test", due, running, finished, null, null, 0, null, null), NOW);
  }
}
