package dev.millet.events.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * An event in a calendar.
 *
 * @param uid the same in every calendar, for ever
 * @param sequence grows with each change
 * @param cancelled whether it does not take place
 * @param time when it is
 * @param text what it says
 * @param recurrence how it comes again, or which one of a series it is; null for an event alone
 * @param changedAt when the calendar says so
 */
public record CalendarEntry(
    String uid,
    int sequence,
    boolean cancelled,
    Time time,
    Text text,
    Recurrence recurrence,
    Instant changedAt) {

  /**
   * The place of an entry in a series.
   *
   * @param rule of the entry that stands for all; null for one of them that differs
   * @param dates all that follow from the rule, in the zone of the series
   * @param excluded those of them on which nothing takes place
   * @param of the date that the entry replaces; null for the entry that stands for all
   * @param zone of the series
   */
  public record Recurrence(
      String rule,
      List<LocalDateTime> dates,
      List<LocalDateTime> excluded,
      LocalDateTime of,
      ZoneId zone) {

    /** Returns the place of the entry that stands for all. */
    public static Recurrence all(
        String rule, List<LocalDateTime> dates, List<LocalDateTime> excluded, ZoneId zone) {
      return new Recurrence(rule, dates, excluded, null, zone);
    }

    /** Returns the place of one that differs from the others. */
    public static Recurrence one(LocalDateTime planned, ZoneId zone) {
      return new Recurrence(null, List.of(planned), List.of(), planned, zone);
    }
  }

  /**
   * The time of an entry.
   *
   * @param end null where it is open
   */
  public record Time(LocalDateTime start, LocalDateTime end, ZoneId zone) {}

  /**
   * The texts of an entry.
   *
   * @param description may be empty
   * @param location may be empty
   * @param link the page of the event
   */
  public record Text(String title, String description, String location, String link) {

    /** Returns the same with another page. */
    public Text at(String page) {
      return new Text(title, description, location, page);
    }

    /** Returns whether another says the same, whatever its page. */
    public boolean isLike(Text other) {
      return at("").equals(other.at(""));
    }
  }
}
