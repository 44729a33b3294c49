package dev.millet.upgrades.page;

import static org.junit.Assert.assertEquals;

import dev.millet.upgrades.change.Change.Course;
import dev.millet.upgrades.change.Change.Outcome;
import dev.millet.upgrades.change.Report;
import dev.millet.upgrades.change.Step;
import dev.millet.upgrades.overview.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public final class StoryTest {

  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
  private static final Duration WATCH = Duration.ofSeconds(30);
  private static final Sentence ANSWERS = Sentence.of("story.done.upgrade", "voting", "1.0", "1.1");

  private final List<Report> reports = new ArrayList<>();

  @Test
  public void itSaysHowLongTheWatchStillTakes() {
    report(10_000, Step.WATCH, Report.BEGUN);
    assertEquals(
        List.of(Sentence.of("story.now.watch", Sentence.of("span.seconds", "18"))),
        told(null, true, NOON.plusSeconds(22)));
  }

  @Test
  public void aChangeThatTurnsBackDoesNotGoOnSayingThatItIsWell() {
    report(10_000, Step.WATCH, Report.BEGUN);
    report(12_000, Step.WATCH, Report.FAILED);
    assertEquals(List.of(Sentence.of("story.now.back")), told(null, true, NOON));
  }

  @Test
  public void itIsDoneAndTheOldVersionHasLeft() {
    report(40_000, Step.DRAIN, Report.DONE);
    assertEquals(
        List.of(ANSWERS, Sentence.of("story.done.drained")), told(Outcome.DONE, false, NOON));
  }

  @Test
  public void nobodyIsSaidToHaveBeenServedWhoWasLeftInside() {
    reports.add(
        new Report(1, Step.DRAIN, Report.DONE, NOON, Trouble.of("drain", "voting", "2", "t-1")));
    assertEquals(List.of(ANSWERS, Sentence.of("story.done.left")), told(Outcome.DONE, false, NOON));
  }

  @Test
  public void whoWaitedIsToldHowLong() {
    report(1_000, Step.PARK, Report.BEGUN);
    report(1_500, Step.PARK, Report.DONE);
    report(3_900, Step.SWITCH, Report.BEGUN);
    assertEquals(
        List.of(ANSWERS, Sentence.of("story.held", Sentence.of("span.seconds", "2.4"))),
        told(Outcome.DONE, false, NOON));
  }

  @Test
  public void theOldVersionIsBackAfterSoLong() {
    report(10_000, Step.SWITCH, Report.DONE);
    report(22_000, Step.WATCH, Report.FAILED);
    report(22_400, Step.SWITCH, Report.UNDONE);
    assertEquals(
        List.of(
            Sentence.of(
                "story.rolled-back",
                Sentence.of("span.seconds", "0.4"),
                Sentence.of("span.seconds", "12"))),
        told(Outcome.ROLLED_BACK, false, NOON));
  }

  @Test
  public void whatCouldNotBePutBackIsNeverCalledUnchanged() {
    reports.add(new Report(1, Step.SWITCH, Report.FAILED, NOON, Trouble.of("not-undone", "x")));
    List<Sentence> restart = List.of(Sentence.of("story.not-undone"));
    assertEquals(restart, told(Outcome.FAILED, false, NOON));
    assertEquals(restart, told(Outcome.ROLLED_BACK, false, NOON));
  }

  @Test
  public void aFailureWithoutAReportLeadsToTheLog() {
    assertEquals(
        List.of(Sentence.of("story.failed"), Sentence.of("story.failed.log")),
        told(Outcome.FAILED, false, NOON));
  }

  @Test
  public void aKilledProcessCameUpWithTheNewVersionOnlyIfThatWasKept() {
    assertEquals(List.of(Sentence.of("story.interrupted")), told(null, false, NOON));
    report(41_000, Step.KEEP, Report.DONE);
    assertEquals(List.of(Sentence.of("story.interrupted.kept")), told(null, false, NOON));
  }

  private void report(long millis, Step step, String state) {
    reports.add(new Report(reports.size() + 1, step, state, NOON.plusMillis(millis), null));
  }

  private List<Sentence> told(Outcome outcome, boolean running, Instant now) {
    Chronicle chronicle =
        new Chronicle(
            1,
            null,
            true,
            Move.of("upgrade voting 1.0 -> 1.1"),
            NOON,
            null,
            outcome,
            running,
            Course.OPEN,
            null,
            reports);
    return new Story(chronicle, WATCH).told(now);
  }
}
