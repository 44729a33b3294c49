package dev.millet.builds.channel;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * The weekly moment at which a build of a channel leaves. It is kept in local time, so that 17:00
 * stays 17:00 in summer and winter.
 *
 * @param day the day of the week, from 1 for Monday
 * @param minute the minute of the day, from 0
 * @param zone an IANA time zone
 * @param freeze how many hours before nothing new is taken in
 */
public record Cadence(int day, int minute, String zone, int freeze) {

  private static final int MINUTES = 60;

  /** Returns the day of the week. */
  public DayOfWeek weekday() {
    return DayOfWeek.of(day);
  }

  /** Returns the time of day. */
  public LocalTime time() {
    return LocalTime.of(minute / MINUTES, minute % MINUTES);
  }

  /** Returns the time zone. */
  public ZoneId zoneId() {
    return ZoneId.of(zone);
  }

  /** Returns the calendar day of a moment, where the builds leave. */
  public LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, zoneId());
  }

  /** Returns when a build of a day leaves; an hour that the clocks skip is the one after. */
  public Instant departure(LocalDate on) {
    return on.atTime(time()).atZone(zoneId()).toInstant();
  }

  /** Returns from when nothing new is taken in for a build of a day. */
  public Instant frozenAt(LocalDate on) {
    LocalDateTime frozen = on.atTime(time()).minusHours(freeze);
    return frozen.atZone(zoneId()).toInstant();
  }

  /** Returns the first day on which a build leaves that is this day or a later one. */
  public LocalDate next(LocalDate from) {
    return from.with(TemporalAdjusters.nextOrSame(weekday()));
  }

  /** Returns the first day whose build has not left at a moment. */
  public LocalDate upcoming(Instant now) {
    LocalDate first = next(dayOf(now));
    return departure(first).isAfter(now) ? first : next(first.plusDays(1));
  }
}
