package dev.millet.members.text;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Gathers what is wrong with the fields of one input, to name all of it at once. */
public final class FieldErrors {

  private final List<Problem.Field> fields = new ArrayList<>();

  /**
   * What a check answers; null where it refused a field, which is noted.
   *
   * @throws ProblemException at once where it refused something else, such as one attempt too many
   */
  public <T> T take(Supplier<T> check) {
    try {
      return check.get();
    } catch (ProblemException refused) {
      if (refused.problem().fields().isEmpty()) {
        throw refused;
      }
      fields.addAll(refused.problem().fields());
      return null;
    }
  }

  /**
   * Ends the checks.
   *
   * @throws ProblemException 422 with every field that was refused
   */
  public void report() {
    if (!fields.isEmpty()) {
      throw Problem.invalid(fields).toException();
    }
  }
}
