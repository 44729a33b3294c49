package dev.millet.points.formula;

import java.util.List;
import java.util.stream.Collectors;

/** A formula cannot be compiled, or has no value with these fields. */
public final class FormulaException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<FormulaError> errors;

  FormulaException(List<FormulaError> errors) {
    super(
        errors.stream()
            .map(error -> error.line() + ":" + error.column() + ": " + error.message())
            .collect(Collectors.joining("; ")));
    this.errors = List.copyOf(errors);
  }

  FormulaException(String message, Throwable cause) {
    super(message, cause);
    this.errors = List.of(new FormulaError(1, 1, message));
  }

  /** Returns what is wrong, in the order of the text; never empty. */
  public List<FormulaError> errors() {
    return errors;
  }
}
