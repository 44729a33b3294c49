package dev.millet.suggestions.imports.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.millet.suggestions.imports.Reason;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads rows (RFC 4180, with line breaks in quoted fields) and finds its way back after a broken
 * one: an unclosed quotation mark would otherwise take the rest of the file into its field. Then
 * only the first line of the broken row is lost, and reading goes on at the line after it. Holds
 * one row at a time. Not thread-safe.
 */
public final class CsvRows {

  private final TextLines lines;
  private final char delimiter;
  private List<TextLines.Line> row = new ArrayList<>();
  private int length;
  private CloseableIterator<CsvRecord> parser;

  /** The parser is given one line at a time, so that it never reads beyond the row it is at. */
  private final class Given extends Reader {

    private String text = "";
    private int at;

    @Override
    public int read(char[] target, int offset, int wanted) throws IOException {
      if (at == text.length()) {
        TextLines.Line next = length > TextLines.LONGEST ? null : lines.next();
        if (next == null) {
          return -1;
        }
        row.add(next);
        length += next.text().length();
        text = next.text();
        at = 0;
      }
      int count = Math.min(wanted, text.length() - at);
      text.getChars(at, at + count, target, offset);
      at += count;
      return count;
    }

    @Override
    public void close() {}
  }

  CsvRows(TextLines lines, char delimiter) {
    this.lines = lines;
    this.delimiter = delimiter;
    this.parser = parser();
  }

  private CloseableIterator<CsvRecord> parser() {
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .skipEmptyLines(false)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(false)
        .allowUnclosedQuote(false)
        .maxBufferSize(2 * TextLines.LONGEST)
        .ofCsvRecord(new Given())
        .iterator();
  }

  /** Returns the next row that is not blank; null at the end. */
  public CsvRow next() throws IOException {
    while (true) {
      row = new ArrayList<>();
      length = 0;
      CsvRow next = parsed();
      if (next == null || next.problem() != null || !isBlank(next.cells())) {
        return next;
      }
    }
  }

  private CsvRow parsed() throws IOException {
    try {
      if (!parser.hasNext()) {
        return null;
      }
      CsvRecord read = parser.next();
      if (row.get(0).tooLong()) {
        return broken(Reason.tooLong(TextLines.LONGEST));
      }
      return new CsvRow(row.get(0).number(), read.getFields(), length, null);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      return broken(Reason.QUOTES);
    }
  }

  /**
   * Returns a broken row; the lines after the first are read again: they are rows of their own, as
   * far as is known.
   */
  private CsvRow broken(Reason problem) {
    TextLines.Line first = row.get(0);
    lines.putBack(row.subList(1, row.size()));
    parser = parser();
    return new CsvRow(first.number(), List.of(), first.text().length(), problem);
  }

  private static boolean isBlank(List<String> cells) {
    return cells.stream().allMatch(String::isBlank);
  }
}
