package dev.millet.imports.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
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

  /** The longest line that is read, in UTF-16 units. */
  public static final int MAX_LINE = TextLines.MAX_LENGTH;

  private final TextLines lines;
  private final char delimiter;
  private List<TextLines.Line> row = new ArrayList<>();
  private int length;
  private CloseableIterator<CsvRecord> parser;

  /** Tells why a row cannot be read. */
  public enum Problem {
    /** A quotation mark is not closed, or stands inside of a text. */
    QUOTES,
    /** A line of it is longer than {@link #MAX_LINE}. */
    TOO_LONG
  }

  /**
   * One row.
   *
   * @param line the number of its first line, from 1
   * @param cells its fields; empty where it is broken
   * @param length in UTF-16 units
   * @param problem why it cannot be read; null where it can
   */
  public record Row(long line, List<String> cells, int length, Problem problem) {}

  /** The parser is given one line at a time, so that it never reads beyond the row it is at. */
  private final class Given extends Reader {

    private String text = "";
    private int at;

    @Override
    public int read(char[] target, int offset, int wanted) throws IOException {
      if (at == text.length()) {
        TextLines.Line next = length > TextLines.MAX_LENGTH ? null : lines.next();
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
        .maxBufferSize(2 * TextLines.MAX_LENGTH)
        .ofCsvRecord(new Given())
        .iterator();
  }

  /** Returns the next row that is not blank; null at the end. */
  public Row next() throws IOException {
    while (true) {
      row = new ArrayList<>();
      length = 0;
      Row next = parsed();
      if (next == null || next.problem() != null || !isBlank(next.cells())) {
        return next;
      }
    }
  }

  private Row parsed() throws IOException {
    try {
      if (!parser.hasNext()) {
        return null;
      }
      CsvRecord read = parser.next();
      if (row.get(0).tooLong()) {
        return broken(Problem.TOO_LONG);
      }
      return new Row(row.get(0).number(), read.getFields(), length, null);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      return broken(Problem.QUOTES);
    }
  }

  /**
   * Returns a broken row; the lines after the first are read again: they are rows of their own, as
   * far as is known.
   */
  private Row broken(Problem problem) {
    TextLines.Line first = row.get(0);
    lines.putBack(row.subList(1, row.size()));
    parser = parser();
    return new Row(first.number(), List.of(), first.text().length(), problem);
  }

  private static boolean isBlank(List<String> cells) {
    return cells.stream().allMatch(String::isBlank);
  }
}
