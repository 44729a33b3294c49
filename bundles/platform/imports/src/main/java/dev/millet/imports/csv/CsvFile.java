package dev.millet.imports.csv;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A CSV file whose first row names the columns. The delimiter is the one that gives the first row
 * the most columns; a spreadsheet's line {@code sep=;} names it.
 *
 * @param header the first row; null if it does not exist
 */
public record CsvFile(CsvRows.Row header, char delimiter, CsvRows rows) {

  private static final String DELIMITERS = ",;\t|";

  /** The delimiter of a file with one column: commas in its texts are commas. */
  private static final char NONE = '\0';

  private static final Pattern NAMED = Pattern.compile("sep=(.)\\R?", Pattern.CASE_INSENSITIVE);

  /** Reads as far as the names of the columns. */
  public static CsvFile open(Decoding text) throws IOException {
    TextLines lines = new TextLines(text.reader());
    TextLines.Line first = lines.next();
    if (first == null) {
      return new CsvFile(null, ',', new CsvRows(lines, ','));
    }
    Matcher named = NAMED.matcher(first.text());
    char delimiter;
    if (named.matches()) {
      delimiter = named.group(1).charAt(0);
    } else {
      delimiter = delimiter(first.text());
      lines.putBack(List.of(first));
    }
    CsvRows rows = new CsvRows(lines, delimiter);
    return new CsvFile(rows.next(), delimiter, rows);
  }

  private static char delimiter(String header) {
    char best = NONE;
    int most = 0;
    for (char candidate : DELIMITERS.toCharArray()) {
      int count = outsideOfQuotes(header, candidate);
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }

  private static int outsideOfQuotes(String line, char wanted) {
    int count = 0;
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      quoted ^= c == '"';
      count += !quoted && c == wanted ? 1 : 0;
    }
    return count;
  }
}
