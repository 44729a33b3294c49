package dev.millet.suggestions.trend;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The recent demand for a suggestion: an exponentially decayed sum of its votes, kept so that it is
 * never recomputed and a withdrawn vote takes away exactly what it gave.
 *
 * <p>Forward decay (Cormode, Shkapenyuk, Srivastava, Xu: "Forward Decay: A Practical Time Decay
 * Model for Streaming Systems", ICDE 2009): instead of letting old votes shrink, let new ones weigh
 * more. A vote cast {@code d} days after 2020-01-01T00:00Z weighs 2^(d/7), so that a vote a week
 * later weighs twice as much; the order of two sums at any moment is the order of their decayed
 * sums at that moment.
 *
 * <p>Weights are whole numbers: with {@code d/7 = n + f}, {@code n} whole and {@code 0 <= f < 1},
 * the weight is {@code round(2^f * 2^64) * 2^n}, for negative {@code n} rounded down. It depends on
 * the vote's time alone and is the same on every machine ({@link StrictMath}); sums of whole
 * numbers know no order and no rounding, so adding and taking away are exact whatever lies between
 * them. A vote from before October 2018 weighs nothing.
 *
 * @param sum the sum of the weights, not negative
 */
public record TrendMass(BigInteger sum) {

  /** Nobody has voted. */
  public static final TrendMass NONE = new TrendMass(BigInteger.ZERO);

  private static final long MICROS_A_SECOND = 1_000_000;
  private static final long WEEK = Duration.ofDays(7).toSeconds() * MICROS_A_SECOND;
  private static final long EPOCH = Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();
  private static final double LOG_2 = StrictMath.log(2);

  /** The bits of a double's fraction; 2^f has no more of them. */
  private static final int FRACTION_BITS = 52;

  private static final int SCALE_BITS = 64;

  public TrendMass {
    Objects.requireNonNull(sum, "sum");
  }

  /**
   * Returns the weight of one vote. Its time counts to the microsecond, as the database keeps it.
   */
  public static BigInteger weight(Instant castAt) {
    long micros =
        Math.addExact(
            Math.multiplyExact(castAt.getEpochSecond() - EPOCH, MICROS_A_SECOND),
            castAt.getNano() / 1_000);
    long weeks = Math.floorDiv(micros, WEEK);
    double part = (double) Math.floorMod(micros, WEEK) / WEEK;
    long fraction = (long) (StrictMath.pow(2, part) * (1L << FRACTION_BITS));
    return BigInteger.valueOf(fraction)
        .shiftLeft(SCALE_BITS - FRACTION_BITS)
        .shiftLeft(Math.toIntExact(weeks));
  }

  /**
   * Returns the sum with the weights of some votes added, or taken away where the change is
   * negative.
   */
  public TrendMass changedBy(BigInteger change) {
    // Less than nothing: the subscription began after votes that are withdrawn now.
    return new TrendMass(sum.add(change).max(BigInteger.ZERO));
  }

  /** Returns log2(1 + sum), by which suggestions are ordered. */
  public double log2() {
    BigInteger value = sum.add(BigInteger.ONE);
    int shift = Math.max(0, value.bitLength() - FRACTION_BITS - 1);
    return shift + StrictMath.log(value.shiftRight(shift).longValueExact()) / LOG_2;
  }

  /** Returns the form in which a column keeps it. */
  public String toColumn() {
    return sum.toString(Character.MAX_RADIX);
  }

  public static TrendMass ofColumn(String column) {
    return new TrendMass(new BigInteger(column, Character.MAX_RADIX));
  }
}
