package dev.millet.events.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * An event in a calendar.
 *
 * @param uid the same in every calendar, for ever
 * @param sequence grows with each change
 * @param cancelled whether it does not take place
 * @param time when it is
 * @param text what it says
 * @param changedAt when the calendar says so
 */
public record CalendarEntry(
    String uid, int sequence, boolean cancelled, Time time, Text text, Instant changedAt) {

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
  public record Text(String title, String description, String location, String link) {}
}
