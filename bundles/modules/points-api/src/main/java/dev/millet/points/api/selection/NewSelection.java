package dev.millet.points.api.selection;

import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A selection that is announced. Immutable.
 *
 * @param subject what members are chosen for, such as {@code event/12}
 * @param title plain text, at most 240 characters
 * @param path the page of the subject, beginning with a slash
 * @param places how many there are, from 1
 * @param closesAt when its module will close the list
 * @param how how members are chosen
 */
public record NewSelection(
    Subject subject, String title, String path, int places, Instant closesAt, How how) {

  /**
   * The way in which members are chosen.
   *
   * @param score the name of the criterion that ranks or weighs; empty for {@link Method#DRAW}
   * @param requirements all of which whoever is chosen meets; at most 10
   */
  public record How(Method method, String score, List<Requirement> requirements) {

    /** Draws with the same chance for everybody. */
    public static final How DRAW = new How(Method.DRAW, "", List.of());

    public How {
      Objects.requireNonNull(method, "method");
      requirements = List.copyOf(requirements);
      if (score.isEmpty() != (method == Method.DRAW)) {
        throw new IllegalArgumentException("a rank and a weight need a score, a draw has none");
      }
    }
  }

  public NewSelection {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(closesAt, "closesAt");
    Objects.requireNonNull(how, "how");
    if (places < 1) {
      throw new IllegalArgumentException("there is at least one place, not " + places);
    }
  }
}
