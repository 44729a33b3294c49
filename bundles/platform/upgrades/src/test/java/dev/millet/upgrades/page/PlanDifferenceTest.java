package dev.millet.upgrades.page;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;

public final class PlanDifferenceTest {

  private static final String READ = "upgrade voting 1.0.0 -> 1.1.0, install polls - -> 2.0.0";

  @Test
  public void whatWasReadAndHoldsIsNotSaidAgain() {
    assertEquals(
        new PlanDifference(
            List.of(Sentence.of("move.upgrade", "voting", "1.0.0", "1.1.0")),
            List.of(Sentence.of("move.upgrade", "voting", "1.0.5", "1.1.0"))),
        between(READ, "install polls - -> 2.0.0, upgrade voting 1.0.5 -> 1.1.0"));
  }

  @Test
  public void aPlanThatDoesTheSameHasNoDifference() {
    assertEquals(new PlanDifference(List.of(), List.of()), between(READ, READ));
  }

  @Test
  public void aPlanOfWhichNothingIsKnownGainsAll() {
    assertEquals(
        List.of(Sentence.of("move.disable", "voting", "1.0.0", "-")),
        between("", "disable voting 1.0.0 -> -").come());
    assertEquals(List.of(), between("nothing of the kind", "").gone());
  }

  private static PlanDifference between(String before, String now) {
    return PlanDifference.between(VersionChange.of(before), VersionChange.of(now));
  }
}
