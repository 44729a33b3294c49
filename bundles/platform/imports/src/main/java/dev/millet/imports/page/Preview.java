package dev.millet.imports.page;

import dev.millet.api.imports.FileImport;
import dev.millet.api.json.Json;
import dev.millet.imports.csv.CsvFile;
import dev.millet.imports.csv.CsvRows;
import dev.millet.imports.csv.Decoding;
import dev.millet.imports.file.CsvSource;
import dev.millet.imports.file.FileOpening;
import dev.millet.imports.file.ImportOptions;
import dev.millet.imports.file.Times;
import dev.millet.imports.file.UnusableFileException;
import dev.millet.imports.run.ImportRun;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The way in which a file would be read.
 *
 * @param format the word of its form; empty where it cannot be read
 * @param charset its encoding; empty where it cannot be read
 * @param columns the names of its columns; empty where it has none
 * @param rows its first rows, each as long as the columns
 * @param fields the column's name of each field, as it would be taken
 * @param unused the columns of which nothing would be kept
 * @param missing what the file lacks
 * @param problem why it cannot be imported so; null where it can
 */
public record Preview(
    String format,
    String charset,
    List<String> columns,
    List<List<String>> rows,
    Map<String, String> fields,
    List<String> unused,
    Missing missing,
    String problem) {

  private static final int ROWS = 5;
  private static final int MAX_CELL = 80;

  /**
   * The columns that a file lacks and can be imported without.
   *
   * @param product whether somebody has to say which product its rows are about
   * @param title whether the beginnings of the texts become the titles
   */
  public record Missing(boolean product, boolean title) {

    static final Missing NOTHING = new Missing(false, false);
  }

  static Preview of(InputStream in, FileImport<?> definition, ImportOptions options, Json json)
      throws IOException {
    try {
      FileOpening.Opened file =
          new FileOpening(definition, json, new Times(Instant.now())).open(in, options);
      if (!(file.rows() instanceof CsvSource csv)) {
        return new Preview(
            file.rows().format().word(),
            file.charset().name(),
            List.of(),
            List.of(),
            Map.of(),
            List.of(),
            Missing.NOTHING,
            null);
      }
      Map<String, String> fields = new TreeMap<>();
      csv.header().columns().forEach((field, column) -> fields.put(field, column.name()));
      return new Preview(
          csv.format().word(),
          file.charset().name(),
          shown(csv.file().header().cells()),
          rows(csv.file()),
          fields,
          csv.header().unused(),
          new Missing(
              ImportRun.needsProduct(definition, csv, options),
              csv.header().titleSplit().isPresent()),
          null);
    } catch (UnusableFileException e) {
      return unusable(e.getMessage());
    }
  }

  private static Preview unusable(String problem) {
    return new Preview("", "", List.of(), List.of(), Map.of(), List.of(), Missing.NOTHING, problem);
  }

  /** Returns the same, with the columns that are there although they do not suffice. */
  Preview withColumns(InputStream in, ImportOptions options) throws IOException {
    CsvFile file = CsvFile.open(Decoding.open(in, options.charset()));
    if (file.header() == null || file.header().problem() != null) {
      return this;
    }
    return new Preview(
        format,
        charset,
        shown(file.header().cells()),
        rows(file),
        fields,
        unused,
        missing,
        problem);
  }

  private static List<List<String>> rows(CsvFile file) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (CsvRows.Row row = file.rows().next(); row != null; row = file.rows().next()) {
      if (row.problem() == null && row.cells().size() == file.header().cells().size()) {
        rows.add(shown(row.cells()));
      }
      if (rows.size() == ROWS) {
        break;
      }
    }
    return rows;
  }

  private static List<String> shown(List<String> cells) {
    return cells.stream().map(Preview::shown).toList();
  }

  private static String shown(String cell) {
    String text = cell.replace(Decoding.BROKEN, '\uFFFD').strip();
    return text.codePointCount(0, text.length()) <= MAX_CELL
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_CELL)) + "…";
  }
}
