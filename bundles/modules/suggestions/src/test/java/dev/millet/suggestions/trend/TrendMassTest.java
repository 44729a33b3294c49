package dev.millet.suggestions.trend;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.Test;

public final class TrendMassTest {

  private static final Instant EPOCH = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-23T12:34:56.789012Z");

  @Test
  public void aVoteOnTheFirstDayWeighsTwoToThe64() {
    assertEquals(BigInteger.TWO.pow(64), TrendMass.weight(EPOCH));
  }

  @Test
  public void aVoteAWeekLaterWeighsTwiceAsMuch() {
    BigInteger before = TrendMass.weight(NOW);
    assertEquals(before.shiftLeft(1), TrendMass.weight(NOW.plus(Duration.ofDays(7))));
  }

  @Test
  public void halfAWeekIsTheSquareRootOfTwo() {
    double weight = TrendMass.weight(EPOCH.plus(Duration.ofHours(84))).doubleValue();
    assertEquals(Math.sqrt(2), weight / Math.pow(2, 64), 1e-15);
  }

  @Test
  public void whatIsSmallerThanAMicrosecondDoesNotCount() {
    assertEquals(TrendMass.weight(NOW), TrendMass.weight(NOW.plusNanos(999)));
  }

  @Test
  public void aVoteFromLongBeforeWeighsNothing() {
    assertEquals(BigInteger.ZERO, TrendMass.weight(Instant.parse("2016-01-01T00:00:00Z")));
  }

  @Test
  public void withdrawingTakesAwayExactlyWhatTheVoteGave() {
    TrendMass before = TrendMass.NONE;
    for (int i = 0; i < 1000; i++) {
      before = before.changedBy(TrendMass.weight(NOW.minusSeconds(i * 7919L)));
    }
    for (int years = 0; years < 40; years++) {
      BigInteger weight = TrendMass.weight(EPOCH.plus(Duration.ofDays(365L * years + years)));
      TrendMass with = before.changedBy(weight);
      assertEquals(before, with.changedBy(weight.negate()));
      assertTrue(with.log2() >= before.log2());
    }
  }

  @Test
  public void theOrderOfVotesAndWithdrawalsMakesNoDifference() {
    List<BigInteger> changes = new ArrayList<>();
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      BigInteger weight = TrendMass.weight(EPOCH.plusSeconds(random.nextInt(200_000_000)));
      changes.add(weight);
      if (i % 3 == 0) {
        changes.add(weight.negate());
      }
    }
    BigInteger inOrder = changes.stream().reduce(BigInteger.ZERO, BigInteger::add);
    Collections.shuffle(changes, random);
    assertEquals(inOrder, changes.stream().reduce(BigInteger.ZERO, BigInteger::add));
  }

  @Test
  public void oneVoteMoreIsSeenAmongAMillion() {
    BigInteger weight = TrendMass.weight(NOW);
    TrendMass million = new TrendMass(weight.multiply(BigInteger.valueOf(1_000_000)));
    TrendMass more = million.changedBy(weight);
    assertTrue(more.log2() > million.log2());
    assertTrue(Ranks.trend(more, NOW) > Ranks.trend(million, NOW));
  }

  @Test
  public void aFewNewVotesOutweighManyOldOnes() {
    TrendMass old = votes(1000, NOW.minus(Duration.ofDays(100)));
    TrendMass fresh = votes(3, NOW);
    assertTrue(fresh.log2() > old.log2());
  }

  @Test
  public void nothingIsZero() {
    assertEquals(0, TrendMass.NONE.log2(), 0);
  }

  @Test
  public void aColumnKeepsItWhole() {
    TrendMass mass = votes(12_345, Instant.parse("2099-12-31T23:59:59Z"));
    assertEquals(mass, TrendMass.ofColumn(mass.toColumn()));
    assertTrue(mass.toColumn().length() < 2000);
  }

  private static TrendMass votes(int count, Instant at) {
    return new TrendMass(TrendMass.weight(at).multiply(BigInteger.valueOf(count)));
  }
}
