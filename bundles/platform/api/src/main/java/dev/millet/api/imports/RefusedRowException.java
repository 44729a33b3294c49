package dev.millet.api.imports;

/**
 * A row, or a field of it, cannot be taken. Carries no stack trace: it is an answer, not a defect.
 *
 * @since 1.1
 */
public final class RefusedRowException extends Exception {

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
  public RefusedRowException(long line, int column, String field, Reason reason) {
    super(reason.text(), null, false, false);
    this.line = line;
    this.column = column;
    this.field = field;
    this.reason = reason;
  }

  public long line() {
    return line;
  }

  /** Returns the number of the column, from 1; 0 where the file has none. */
  public int column() {
    return column;
  }

  public String field() {
    return field;
  }

  public Reason reason() {
    return reason;
  }
}
