package dev.millet.points.rules;

import java.util.List;

/**
 * The terms of a rule.
 *
 * @param name what members read; empty for ours, which have one in each language
 * @param types the journal types that can earn points; several share the caps
 * @param condition what must hold for an entry, in CEL; empty for every entry
 * @param recipient {@link #ACTOR}, {@link #AUTHOR}, or the field that is the member
 * @param amount the points, a whole number or a formula in CEL
 * @param kind which points
 * @param delayHours for how long the cause must stand until the points count
 */
public record RuleTerms(
    String name,
    List<String> types,
    String condition,
    String recipient,
    String amount,
    Kind kind,
    Caps caps,
    int delayHours,
    boolean enabled) {

  /** The recipient who did it. */
  public static final String ACTOR = "actor";

  /** The recipient whose subject it is. */
  public static final String AUTHOR = "subject-author";

  static final int MAX_TYPES = 5;
  static final int MAX_DELAY_HOURS = 24 * 90;

  /** The kinds of points. */
  public enum Kind {
    /** Coins and as much experience. */
    BOTH,
    COINS,
    EXPERIENCE
  }

  public RuleTerms {
    types = List.copyOf(types);
  }

  /** Returns the same terms, switched on or off. */
  public RuleTerms enabled(boolean on) {
    return new RuleTerms(name, types, condition, recipient, amount, kind, caps, delayHours, on);
  }
}
