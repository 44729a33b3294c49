package dev.millet.suggestions.imports;

import dev.millet.suggestions.imports.ImportMessage.Refusal;

/** A field cannot be taken. Carries no stack trace: it is an answer, not a defect. */
final class RefusedFieldException extends Exception {

  private static final long serialVersionUID = 1L;

  private final long line;
  private final int column;
  private final String field;
  private final transient Reason reason;

  /**
   * Refuses a field.
   *
   * @param column from 1; 0 where the file has none
   * @param field its name or path, such as {@code comments[2].body}; empty for the whole line
   */
  RefusedFieldException(long line, int column, String field, Reason reason) {
    super(reason.text(), null, false, false);
    this.line = line;
    this.column = column;
    this.field = field;
    this.reason = reason;
  }

  Refusal refusal() {
    Integer place = column == 0 ? null : column;
    return new Refusal(
        ImportMessage.REFUSAL,
        line,
        place,
        field,
        reason.text(),
        reason.code(),
        reason.arguments());
  }
}
