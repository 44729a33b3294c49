package dev.millet.builds.channel;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order of a product's versions. */
public enum VersionScheme {

  /** Whole numbers: 173, 174. */
  NUMBER("[1-9][0-9]{0,8}") {
    @Override
    public int compare(String one, String other) {
      return Long.compare(Long.parseLong(one), Long.parseLong(other));
    }
  },

  /** Semantic Versioning 2.0.0 (semver.org). */
  SEMVER(
      "(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)"
          + "(?:-((?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)"
          + "(?:\\.(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*))?"
          + "(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?") {
    @Override
    public int compare(String one, String other) {
      Matcher a = parts(one);
      Matcher b = parts(other);
      for (int i = 1; i <= NUMBERS; i++) {
        int order = new BigInteger(a.group(i)).compareTo(new BigInteger(b.group(i)));
        if (order != 0) {
          return order;
        }
      }
      return prereleases(a.group(NUMBERS + 1), b.group(NUMBERS + 1));
    }
  },

  /** Numbers within a version count as numbers, the rest as text: 26.11.27, V14.0.3.1. */
  NATURAL("(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9._~+-]*") {
    @Override
    public int compare(String one, String other) {
      String[] a = RUNS.split(one);
      String[] b = RUNS.split(other);
      for (int i = 0; i < Math.min(a.length, b.length); i++) {
        int order = identifiers(a[i], b[i]);
        if (order != 0) {
          return order;
        }
      }
      return a.length - b.length;
    }
  };

  /** The greatest length of a version. */
  public static final int MAX_LENGTH = 40;

  private static final int NUMBERS = 3;

  /** Between digits and other characters, on either side. */
  private static final Pattern RUNS = Pattern.compile("(?<=[0-9])(?=[^0-9])|(?<=[^0-9])(?=[0-9])");

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  private final Pattern pattern;

  VersionScheme(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  /** Returns whether a text is a version of this order. */
  public boolean accepts(String version) {
    return version.length() <= MAX_LENGTH && pattern.matcher(version).matches();
  }

  /**
   * Compares two versions that are accepted.
   *
   * @return less than 0 where the first is the older one, 0 where neither is
   */
  public abstract int compare(String one, String other);

  Matcher parts(String version) {
    Matcher matcher = pattern.matcher(version);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(version + " is no version of " + this);
    }
    return matcher;
  }

  /** Compares by section 11 of Semantic Versioning; a version without one is the greatest. */
  static int prereleases(String one, String other) {
    if (one == null || other == null) {
      return one == null && other == null ? 0 : one == null ? 1 : -1;
    }
    String[] a = one.split("\\.");
    String[] b = other.split("\\.");
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      int order = identifiers(a[i], b[i]);
      if (order != 0) {
        return order;
      }
    }
    return a.length - b.length;
  }

  /** Numbers count as numbers and come before texts. */
  static int identifiers(String one, String other) {
    boolean first = DIGITS.matcher(one).matches();
    boolean second = DIGITS.matcher(other).matches();
    if (first && second) {
      return new BigInteger(one).compareTo(new BigInteger(other));
    }
    return first == second ? one.compareTo(other) : first ? -1 : 1;
  }
}
