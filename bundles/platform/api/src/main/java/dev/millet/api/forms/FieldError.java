package dev.millet.api.forms;

import dev.millet.api.gateway.Problem;
import java.util.List;
import java.util.Objects;

/**
 * Says what is wrong with one field.
 *
 * <p>The codes of the platform, for which it has texts in every language: {@code missing}, {@code
 * too-short}, {@code too-long} (arguments: the limit, the actual length), {@code characters},
 * {@code not-a-number}, {@code not-a-time}, {@code out-of-range} (the smallest, the largest
 * number), {@code unknown-choice} (the choices, separated by commas), {@code too-many} (the limit,
 * the actual number), and of files {@code too-many-bytes} (the limit, as {@code 5 MiB}). A code of
 * the module's own needs a message {@code <form>.<field>.<code>}.
 *
 * @param field the name of the field
 * @param code a stable word in lower case with hyphens
 * @param arguments numbers and texts that a message may name
 * @param detail one sentence in English for programs: what is wrong and what is allowed
 */
public record FieldError(String field, String code, List<Object> arguments, String detail) {

  public FieldError {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(detail, "detail");
    arguments = List.copyOf(arguments);
  }

  /** Returns the same as a field of a problem. */
  public Problem.Field toProblemField() {
    return new Problem.Field(field, code, detail);
  }
}
