package dev.millet.points.rules;

/**
 * The grants that are dealt with; the others are left as they are.
 *
 * @param rule the rule by which they were given; null for every rule
 * @param position the entry for which they were given; null for every entry
 */
record Concerned(Long rule, Long position) {

  /** Concerns all grants. */
  static final Concerned ALL = new Concerned(null, null);

  static Concerned by(long rule) {
    return new Concerned(rule, null);
  }

  static Concerned at(long position) {
    return new Concerned(null, position);
  }
}
