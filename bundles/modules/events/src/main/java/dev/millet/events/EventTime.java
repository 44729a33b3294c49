package dev.millet.events;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The time of an event. The clock on the wall where it takes place is what was decided, so it is
 * what is kept; the moments follow from it, for order and comparison.
 *
 * @param start the local beginning, such as {@code 2026-12-12T16:30}
 * @param finish the local end; empty where it is open, and the event is upcoming for its whole day
 * @param zone an IANA name, such as {@code Asia/Shanghai}
 * @param startsAt the moment of the beginning
 * @param endsAt the moment of the end; of an open one the end of the day
 * @param movedFrom the local beginning before the event was moved; empty where it was not
 */
public record EventTime(
    String start, String finish, String zone, Instant startsAt, Instant endsAt, String movedFrom) {

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);

  /** Returns the time of a clock on the wall. */
  static EventTime of(LocalDateTime start, LocalDateTime finish, ZoneId zone) {
    ZonedDateTime begins = start.atZone(zone);
    ZonedDateTime ends =
        finish == null
            ? start.toLocalDate().plusDays(1).atTime(LocalTime.MIDNIGHT).atZone(zone)
            : finish.atZone(zone);
    return new EventTime(
        MINUTES.format(start),
        finish == null ? "" : MINUTES.format(finish),
        zone.getId(),
        begins.toInstant(),
        ends.toInstant(),
        "");
  }

  /** Returns the same, with the beginning that was announced before where that is another. */
  EventTime announcedAs(EventTime before) {
    boolean same = start.equals(before.start) && zone.equals(before.zone);
    String from = same ? before.movedFrom : before.start;
    return new EventTime(start, finish, zone, startsAt, endsAt, from);
  }

  /** Returns whether it begins at another moment than another time. */
  boolean isMovedFrom(EventTime before) {
    return !startsAt.equals(before.startsAt);
  }

  boolean isMoved() {
    return !movedFrom.isEmpty();
  }

  boolean hasFinish() {
    return !finish.isEmpty();
  }

  ZoneId zoneId() {
    return ZoneId.of(zone);
  }

  LocalDateTime localStart() {
    return LocalDateTime.parse(start);
  }

  /** Returns the day on which it begins, where it is. */
  public LocalDate date() {
    return localStart().toLocalDate();
  }

  /** Returns the local end; null where it is open. */
  LocalDateTime localFinish() {
    return hasFinish() ? LocalDateTime.parse(finish) : null;
  }

  /** Returns how the clock on the wall reads at a moment; the empty string for null. */
  String local(Instant moment) {
    return moment == null ? "" : MINUTES.format(moment.atZone(zoneId()));
  }

  /** Returns the moment at which the clock on the wall reads this; null for the empty string. */
  Instant moment(String local) {
    return local.isEmpty() ? null : LocalDateTime.parse(local).atZone(zoneId()).toInstant();
  }
}
