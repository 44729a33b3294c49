package dev.millet.events.calendar;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import biweekly.io.TimezoneInfo;
import biweekly.io.text.ICalReader;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.ExceptionDates;
import biweekly.property.ICalProperty;
import biweekly.property.RecurrenceRule;
import biweekly.property.Status;
import biweekly.property.TextProperty;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads calendars as RFC 5545 says. Times are read as the clock on the wall that they name, never
 * in the zone of this machine.
 */
public final class CalendarReader {

  private static final int LAST_HOUR = 23;
  private static final int LAST_MINUTE = 59;

  private final TimezoneInfo zones;

  private CalendarReader(TimezoneInfo zones) {
    this.zones = zones;
  }

  /**
   * Reads the entries of a file.
   *
   * @return empty where it is no calendar
   */
  public static Optional<List<ReadEntry>> read(byte[] content) {
    List<ReadEntry> entries = new ArrayList<>();
    boolean calendar = false;
    try (ICalReader reader = new ICalReader(new ByteArrayInputStream(content))) {
      for (ICalendar next = reader.readNext(); next != null; next = reader.readNext()) {
        calendar = true;
        CalendarReader of = new CalendarReader(next.getTimezoneInfo());
        next.getEvents().forEach(each -> entries.add(of.entry(each)));
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return calendar ? Optional.of(entries) : Optional.empty();
  }

  private ReadEntry entry(VEvent event) {
    LocalDateTime start = local(event.getDateStart());
    RecurrenceRule rule = event.getRecurrenceRule();
    Status status = event.getStatus();
    return new ReadEntry(
        text(event.getUid()),
        local(event.getRecurrenceId()),
        status != null && status.isCancelled(),
        new ReadEntry.Time(start, end(event, start), zone(event.getDateStart())),
        new CalendarEntry.Text(
            text(event.getSummary()),
            text(event.getDescription()),
            text(event.getLocation()),
            text(event.getUrl())),
        rule == null || rule.getValue() == null ? "" : written(rule),
        excluded(event));
  }

  private static String text(TextProperty property) {
    return property == null || property.getValue() == null ? "" : property.getValue().strip();
  }

  private static LocalDateTime local(DateOrDateTimeProperty property) {
    return property == null ? null : local(property.getValue());
  }

  /** Returns the clock on the wall that a calendar names; the beginning of a whole day. */
  private static LocalDateTime local(ICalDate date) {
    DateTimeComponents raw = date == null ? null : date.getRawComponents();
    if (raw == null) {
      return null;
    }
    return date.hasTime()
        ? LocalDateTime.of(
            raw.getYear(), raw.getMonth(), raw.getDate(), raw.getHour(), raw.getMinute())
        : LocalDateTime.of(raw.getYear(), raw.getMonth(), raw.getDate(), 0, 0);
  }

  private static LocalDateTime end(VEvent event, LocalDateTime start) {
    LocalDateTime end = local(event.getDateEnd());
    boolean wholeDay = event.getDateStart() != null && isDay(event.getDateStart());
    if (wholeDay) {
      LocalDateTime last = end == null ? start : end.minusDays(1);
      return last.withHour(LAST_HOUR).withMinute(LAST_MINUTE);
    }
    if (end != null) {
      return end.isAfter(start) ? end : null;
    }
    if (event.getDuration() == null || event.getDuration().getValue() == null) {
      return null;
    }
    return start.plus(Duration.ofMillis(event.getDuration().getValue().toMillis()));
  }

  private static boolean isDay(DateOrDateTimeProperty property) {
    return property.getValue() != null && !property.getValue().hasTime();
  }

  /** Returns the name of the zone of a time; empty where it floats. */
  private String zone(DateOrDateTimeProperty property) {
    if (property == null || property.getValue() == null) {
      return "";
    }
    DateTimeComponents raw = property.getValue().getRawComponents();
    if (raw != null && raw.isUtc()) {
      return "UTC";
    }
    return WindowsZones.name(named(property));
  }

  private String named(ICalProperty property) {
    TimezoneAssignment assignment = zones.getTimezone(property);
    if (assignment == null) {
      String unknown = property.getParameters().getTimezoneId();
      return unknown == null ? "" : unknown;
    }
    return assignment.getGlobalId() != null
        ? assignment.getGlobalId()
        : assignment.getComponent().getTimezoneId().getValue();
  }

  private static String written(RecurrenceRule rule) {
    return RuleText.of(rule.getValue()).toUpperCase(Locale.ROOT);
  }

  private static List<LocalDateTime> excluded(VEvent event) {
    List<LocalDateTime> dates = new ArrayList<>();
    for (ExceptionDates each : event.getExceptionDates()) {
      each.getValues().forEach(date -> dates.add(local(date)));
    }
    return dates;
  }
}
