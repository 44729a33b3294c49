package dev.millet.upgrades.page;

import static org.junit.Assert.assertEquals;

import dev.millet.upgrades.change.Change.Course;
import dev.millet.upgrades.change.Change.Outcome;
import dev.millet.upgrades.change.Step;
import dev.millet.upgrades.change.StepReport;
import dev.millet.upgrades.change.StepState;
import dev.millet.upgrades.problem.ModuleProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public final class ChangeSummaryTest {

  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
  private static final Duration WATCH = Duration.ofSeconds(30);
  private static final Sentence ANSWERS =
      Sentence.of("summary.done.upgrade", "voting", "1.0", "1.1");

  private final List<StepReport> reports = new ArrayList<>();

  @Test
  public void itSaysHowLongTheWatchStillTakes() {
    report(10_000, Step.WATCH, StepState.BEGUN);
    assertEquals(
        List.of(Sentence.of("summary.now.watch", Sentence.of("span.seconds", "18"))),
        told(null, true, NOON.plusSeconds(22)));
  }

  @Test
  public void aChangeThatTurnsBackDoesNotGoOnSayingThatItIsWell() {
    report(10_000, Step.WATCH, StepState.BEGUN);
    report(12_000, Step.WATCH, StepState.FAILED);
    assertEquals(List.of(Sentence.of("summary.now.back")), told(null, true, NOON));
  }

  @Test
  public void itIsDoneAndTheOldVersionHasLeft() {
    report(40_000, Step.DRAIN, StepState.DONE);
    assertEquals(
        List.of(ANSWERS, Sentence.of("summary.done.drained")), told(Outcome.DONE, false, NOON));
  }

  @Test
  public void nobodyIsSaidToHaveBeenServedWhoWasLeftInside() {
    reports.add(
        new StepReport(
            1, Step.DRAIN, StepState.DONE, NOON, ModuleProblem.of("drain", "voting", "2", "t-1")));
    assertEquals(
        List.of(ANSWERS, Sentence.of("summary.done.left")), told(Outcome.DONE, false, NOON));
  }

  @Test
  public void whoWaitedIsToldHowLong() {
    report(1_000, Step.PARK, StepState.BEGUN);
    report(1_500, Step.PARK, StepState.DONE);
    report(3_900, Step.SWITCH, StepState.BEGUN);
    assertEquals(
        List.of(ANSWERS, Sentence.of("summary.held", Sentence.of("span.seconds", "2.4"))),
        told(Outcome.DONE, false, NOON));
  }

  @Test
  public void theOldVersionIsBackAfterSoLong() {
    report(10_000, Step.SWITCH, StepState.DONE);
    report(22_000, Step.WATCH, StepState.FAILED);
    report(22_400, Step.SWITCH, StepState.UNDONE);
    assertEquals(
        List.of(
            Sentence.of(
                "summary.rolled-back",
                Sentence.of("span.seconds", "0.4"),
                Sentence.of("span.seconds", "12"))),
        told(Outcome.ROLLED_BACK, false, NOON));
  }

  @Test
  public void whatCouldNotBePutBackIsNeverCalledUnchanged() {
    reports.add(
        new StepReport(
            1, Step.SWITCH, StepState.FAILED, NOON, ModuleProblem.of("not-undone", "x")));
    List<Sentence> restart = List.of(Sentence.of("summary.not-undone"));
    assertEquals(restart, told(Outcome.FAILED, false, NOON));
    assertEquals(restart, told(Outcome.ROLLED_BACK, false, NOON));
  }

  @Test
  public void aFailureWithoutAReportLeadsToTheLog() {
    assertEquals(
        List.of(Sentence.of("summary.failed"), Sentence.of("summary.failed.log")),
        told(Outcome.FAILED, false, NOON));
  }

  @Test
  public void aKilledProcessCameUpWithTheNewVersionOnlyIfThatWasKept() {
    assertEquals(List.of(Sentence.of("summary.interrupted")), told(null, false, NOON));
    report(41_000, Step.KEEP, StepState.DONE);
    assertEquals(List.of(Sentence.of("summary.interrupted.kept")), told(null, false, NOON));
  }

  private void report(long millis, Step step, StepState state) {
    reports.add(new StepReport(reports.size() + 1, step, state, NOON.plusMillis(millis), null));
  }

  private List<Sentence> told(Outcome outcome, boolean running, Instant now) {
    ChangeDetails change =
        new ChangeDetails(
            1,
            null,
            true,
            VersionChange.of("upgrade voting 1.0 -> 1.1"),
            new ChangeDetails.Progress(NOON, null, outcome, running, Course.OPEN),
            null,
            reports);
    return new ChangeSummary(change, WATCH).told(now);
  }
}
