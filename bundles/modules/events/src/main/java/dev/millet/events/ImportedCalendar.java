package dev.millet.events;

import java.util.List;

/**
 * The result of importing a calendar.
 *
 * @param made how many events are new
 * @param unchanged how many were imported before
 */
public record ImportedCalendar(int made, int unchanged, List<Line> lines) {

  /**
   * An entry of the calendar.
   *
   * @param result {@code made}, {@code unchanged}, or why it is refused: {@code no-title}, {@code
   *     no-time}, {@code no-zone}, {@code no-rule} or {@code invalid}
   * @param start the clock on the wall; empty where it has none
   * @param dates how many events it becomes
   */
  public record Line(String title, String start, String place, int dates, String result) {

    /** Returns whether it is left out. */
    public boolean isRefused() {
      return !result.equals("made") && !result.equals("unchanged");
    }
  }

  /** Returns how many entries are left out. */
  public long refused() {
    return lines.stream().filter(Line::isRefused).count();
  }

  static ImportedCalendar of(List<Line> lines) {
    return new ImportedCalendar(count(lines, "made"), count(lines, "unchanged"), lines);
  }

  private static int count(List<Line> lines, String result) {
    return lines.stream().filter(each -> each.result().equals(result)).mapToInt(Line::dates).sum();
  }
}
