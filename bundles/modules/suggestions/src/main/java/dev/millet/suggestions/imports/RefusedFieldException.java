package dev.millet.suggestions.imports;

/** A field cannot be taken. Carries no stack trace: it is an answer, not a defect. */
final class RefusedFieldException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String field;

  RefusedFieldException(String field, String reason) {
    super(reason, null, false, false);
    this.field = field;
  }

  /** The path of the field, such as {@code comments[2].body}. */
  String field() {
    return field;
  }
}
