package dev.millet.api.selection;

import java.util.Objects;

/**
 * The answer of a criterion about one member.
 *
 * @param met whether the member meets it
 * @param actual what the member has, as the criterion writes it, such as {@code 3}; at most {@value
 *     #MAX_LENGTH} characters, may be empty
 * @param score the number by which members who meet it are ranked or weighted, from 0
 */
public record Finding(boolean met, String actual, long score) {

  /** The longest text of what a member has, in characters. */
  public static final int MAX_LENGTH = 100;

  public Finding {
    Objects.requireNonNull(actual, "actual");
    if (actual.length() > MAX_LENGTH || score < 0) {
      throw new IllegalArgumentException("a finding is short, and its score is not below 0");
    }
  }
}
