package dev.millet.points.api.selection;

import java.util.Objects;

/**
 * A requirement that everybody who is chosen meets.
 *
 * @param criterion the name of a {@link dev.millet.api.selection.Criterion}; points has {@code
 *     level}, {@code points} and {@code active-weeks}
 * @param wanted what the criterion accepts, such as {@code 4}
 */
public record Requirement(String criterion, String wanted) {

  public Requirement {
    Objects.requireNonNull(criterion, "criterion");
    Objects.requireNonNull(wanted, "wanted");
  }
}
