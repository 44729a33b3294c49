package dev.millet.events.calendar;

import java.time.LocalDateTime;
import java.util.List;

/**
 * An entry of a calendar that was read.
 *
 * @param uid the same in every version of the calendar
 * @param planned the date of a series that it replaces; null for others
 * @param cancelled whether it does not take place
 * @param time when it is
 * @param text what it says
 * @param rule how it comes again; empty where it does not
 * @param excluded dates of the rule on which nothing takes place
 */
public record ReadEntry(
    String uid,
    LocalDateTime planned,
    boolean cancelled,
    Time time,
    CalendarEntry.Text text,
    String rule,
    List<LocalDateTime> excluded) {

  /**
   * The time of an entry.
   *
   * @param start null where it has none
   * @param end null where it is open
   * @param zone as the calendar names it; empty where it names none
   */
  public record Time(LocalDateTime start, LocalDateTime end, String zone) {}

  /** Returns what tells it from the others of its calendar. */
  public String key() {
    return planned == null ? uid : uid + "/" + planned;
  }
}
