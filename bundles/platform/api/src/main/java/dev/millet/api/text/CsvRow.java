package dev.millet.api.text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes rows of a table as RFC 4180 says. A text that a spreadsheet would take for a formula gets
 * an apostrophe before it, so that nothing that somebody typed is calculated.
 *
 * @since 1.3
 */
public final class CsvRow {

  /** The byte order mark: without it some spreadsheets take UTF-8 for another encoding. */
  public static final String BYTE_ORDER_MARK = "\uFEFF";

  // https://owasp.org/www-community/attacks/CSV_Injection, and the full-width forms, which
  // spreadsheets of East Asia take for the same
  private static final Pattern FORMULA = Pattern.compile("(?s)\\s*[=+\\-@\\t\\r\\n＝＋－＠].*");

  private static final Pattern PLAIN = Pattern.compile("[^\",;\r\n\t]*");

  private CsvRow() {}

  /**
   * Returns a row with its end of line.
   *
   * @param cells null is an empty cell
   */
  public static String of(List<String> cells) {
    return cells.stream().map(CsvRow::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String value) {
    String text = value == null ? "" : value;
    String safe = FORMULA.matcher(text).matches() ? "'" + text : text;
    return PLAIN.matcher(safe).matches() ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
