package dev.millet.imports.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Splits a text into its lines, with their ends; lines can be put back. Not thread-safe. */
final class TextLines {

  /** The longest line and the longest row that is taken, in UTF-16 units. */
  static final int MAX_LENGTH = 1 << 20;

  private static final int CHUNK = 32 << 10;

  private final Reader in;
  private final char[] chunk = new char[CHUNK];
  private final Deque<Line> back = new ArrayDeque<>();
  private int from;
  private int to;
  private long number;

  /**
   * One line.
   *
   * @param number from 1
   * @param text with its end; the beginning of a line that is longer than {@link #MAX_LENGTH}
   */
  record Line(long number, String text, boolean tooLong) {}

  TextLines(Reader in) {
    this.in = in;
  }

  /** Returns the next line; null at the end. */
  Line next() throws IOException {
    if (!back.isEmpty()) {
      return back.pop();
    }
    StringBuilder line = new StringBuilder();
    boolean tooLong = false;
    boolean any = false;
    while (from < to || fill()) {
      any = true;
      int end = endOfLine();
      boolean complete = end <= to && end > from && isEnd(chunk[end - 1]);
      if (line.length() + end - from > MAX_LENGTH) {
        tooLong = true;
      } else {
        line.append(chunk, from, end - from);
      }
      from = end;
      if (complete) {
        boolean pair = chunk[end - 1] == '\r' && (from < to || fill()) && chunk[from] == '\n';
        if (pair) {
          line.append('\n');
          from++;
        }
        break;
      }
    }
    if (!any) {
      return null;
    }
    number++;
    return new Line(number, line.toString(), tooLong);
  }

  /** Returns the index after the end of the line, or after all there is. */
  private int endOfLine() {
    int end = from;
    while (end < to) {
      if (isEnd(chunk[end++])) {
        return end;
      }
    }
    return end;
  }

  private static boolean isEnd(char c) {
    return c == '\n' || c == '\r';
  }

  /** Puts lines back that are to come again, in their order. */
  void putBack(List<Line> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      back.push(lines.get(i));
    }
  }

  private boolean fill() throws IOException {
    int read = in.read(chunk);
    from = 0;
    to = Math.max(read, 0);
    return read > 0;
  }
}
