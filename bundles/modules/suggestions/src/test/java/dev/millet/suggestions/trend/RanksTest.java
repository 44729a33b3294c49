package dev.millet.suggestions.trend;

import static org.junit.Assert.assertTrue;

import java.time.Instant;
import org.junit.Test;

public final class RanksTest {

  private static final Instant OLD = Instant.parse("2011-04-15T02:25:45Z");
  private static final Instant NEW = Instant.parse("2026-11-23T00:00:00Z");

  @Test
  public void moreSupportRanksHigherWhateverTheAge() {
    assertTrue(Ranks.support(2, OLD) > Ranks.support(1, NEW));
  }

  @Test
  public void ofEqualSupportTheNewerRanksHigher() {
    assertTrue(Ranks.support(0, NEW) > Ranks.support(0, OLD));
    assertTrue(Ranks.trend(TrendMass.NONE, NEW) > Ranks.trend(TrendMass.NONE, OLD));
  }

  @Test
  public void anyVoteOfTheseYearsRanksAboveNone() {
    TrendMass one = new TrendMass(TrendMass.weight(NEW));
    assertTrue(Ranks.trend(one, OLD) > Ranks.trend(TrendMass.NONE, NEW));
  }

  @Test
  public void ranksStayPositiveForACentury() {
    Instant far = Instant.parse("2126-01-01T00:00:00Z");
    assertTrue(Ranks.trend(new TrendMass(TrendMass.weight(far)), far) > 0);
    assertTrue(Ranks.support(500_000_000, far) > 0);
  }
}
