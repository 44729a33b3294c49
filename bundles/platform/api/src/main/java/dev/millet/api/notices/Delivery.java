package dev.millet.api.notices;

import java.util.Locale;

/**
 * The way in which a channel outside of the site delivers notices of a type to a member.
 *
 * @since 1.0
 */
public enum Delivery {
  /** Each by itself, after a delay in which it may be read on the site. */
  NOW,
  /** Together with others in the digest. */
  DIGEST,
  /** Not at all. */
  OFF;

  /** Returns the choice as a lower-case word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the choice of a word. */
  public static Delivery of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
