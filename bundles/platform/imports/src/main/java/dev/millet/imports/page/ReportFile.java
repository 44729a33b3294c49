package dev.millet.imports.page;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.millet.imports.run.ImportMessage.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The refused rows as a CSV file for a spreadsheet, which must not take a text for a formula. */
final class ReportFile implements AutoCloseable {

  private static final Pattern FORMULA = Pattern.compile("(?s)\\s*[=+\\-@\\t\\r＝＋－＠].*");

  private final String imported;
  private final CsvWriter csv;

  /**
   * Opens it, in place of what was there.
   *
   * @param imported the name of the file that is imported
   */
  ReportFile(Path file, String imported) throws IOException {
    this.imported = imported;
    var writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    writer.write('\uFEFF');
    this.csv = CsvWriter.builder().build(writer);
    csv.writeRecord("file", "line", "column", "field", "reason");
  }

  void add(Refusal refusal) {
    csv.writeRecord(
        text(imported),
        Long.toString(refusal.line()),
        refusal.column() == null ? "" : refusal.column().toString(),
        text(refusal.field()),
        text(refusal.reason()));
  }

  static String text(String cell) {
    return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
