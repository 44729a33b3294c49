package dev.millet.launcher.imports;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.stream.Collectors;

/** The form of a report of refused rows. */
enum ReportForm {
  JSON_LINES {
    @Override
    String head() {
      return "";
    }

    @Override
    String line(String file, Refusal refusal) {
      JsonObjectBuilder object = Json.createObjectBuilder().add("file", file);
      object.add("line", refusal.line());
      if (refusal.column() > 0) {
        object.add("column", refusal.column());
      }
      return object.add("field", refusal.field()).add("reason", refusal.reason()).build() + "\n";
    }
  },

  /** RFC 4180, in a form that a spreadsheet does not run as a formula. */
  CSV {
    @Override
    String head() {
      return "\uFEFFfile,line,column,field,reason\r\n";
    }

    @Override
    String line(String file, Refusal refusal) {
      String column = refusal.column() == 0 ? "" : String.valueOf(refusal.column());
      return List.of(file, "" + refusal.line(), column, refusal.field(), refusal.reason()).stream()
          .map(ReportForm::cell)
          .collect(Collectors.joining(",", "", "\r\n"));
    }
  };

  static ReportForm of(String fileName) {
    return fileName.toLowerCase(java.util.Locale.ROOT).endsWith(".csv") ? CSV : JSON_LINES;
  }

  /** Returns the beginning of the file. */
  abstract String head();

  abstract String line(String file, Refusal refusal);

  /**
   * Returns a cell. Spreadsheets take a text that begins like this for a formula; an apostrophe
   * makes it text.
   */
  private static String cell(String text) {
    String safe = text.matches("(?s)\\s*[=+\\-@\\t\\r＝＋－＠].*") ? "'" + text : text;
    return safe.matches("(?s).*[\",\\r\\n'].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
