package dev.millet.events.calendar;

import biweekly.component.DaylightSavingsTime;
import biweekly.component.Observance;
import biweekly.component.StandardTime;
import biweekly.component.VTimezone;
import biweekly.io.TimezoneAssignment;
import biweekly.util.DateTimeComponents;
import biweekly.util.UtcOffset;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.TimeZone;

/**
 * Makes the VTIMEZONE of a zone, by the rules that Java has: each change of the clock in the years
 * of the calendar is one observance, so that zones whose changes follow no rule are right, too.
 */
final class ZoneComponent {

  private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

  private ZoneComponent() {}

  static TimezoneAssignment of(ZoneId zone, ZoneRange range) {
    ZoneRules rules = zone.getRules();
    VTimezone component = new VTimezone(zone.getId());
    Instant begin = LocalDateTime.of(range.first() - 1, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
    Instant end = LocalDateTime.of(range.last() + 2, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
    ZoneOffset offset = rules.getOffset(begin);
    add(component, rules.isDaylightSavings(begin), EPOCH, offset, offset);
    ZoneOffsetTransition next = rules.nextTransition(begin);
    while (next != null && next.getInstant().isBefore(end)) {
      add(
          component,
          rules.isDaylightSavings(next.getInstant()),
          next.getDateTimeBefore(),
          next.getOffsetBefore(),
          next.getOffsetAfter());
      next = rules.nextTransition(next.getInstant());
    }
    return new TimezoneAssignment(TimeZone.getTimeZone(zone), component);
  }

  private static void add(
      VTimezone zone, boolean summer, LocalDateTime at, ZoneOffset before, ZoneOffset after) {
    if (summer) {
      DaylightSavingsTime observance = new DaylightSavingsTime();
      describe(observance, at, before, after);
      zone.addDaylightSavingsTime(observance);
    } else {
      StandardTime observance = new StandardTime();
      describe(observance, at, before, after);
      zone.addStandardTime(observance);
    }
  }

  private static void describe(
      Observance observance, LocalDateTime at, ZoneOffset before, ZoneOffset after) {
    observance.setDateStart(
        new DateTimeComponents(
            at.getYear(),
            at.getMonthValue(),
            at.getDayOfMonth(),
            at.getHour(),
            at.getMinute(),
            at.getSecond(),
            false));
    observance.setTimezoneOffsetFrom(offset(before));
    observance.setTimezoneOffsetTo(offset(after));
  }

  private static UtcOffset offset(ZoneOffset offset) {
    return new UtcOffset(offset.getTotalSeconds() * 1_000L);
  }
}
