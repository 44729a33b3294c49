package dev.millet.events.calendar;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import biweekly.io.text.ICalWriter;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.ExceptionDates;
import biweekly.property.RecurrenceId;
import biweekly.property.Status;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import dev.millet.events.series.Recurrence;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a calendar. Times are those of the clock on the wall, with the rules of its zone beside
 * them. There is no METHOD, which is for calendars that are mailed; what is cancelled says so by
 * its STATUS.
 */
public final class CalendarFile {

  /** The content type of calendars. */
  public static final String TYPE = "text/calendar; charset=utf-8";

  private static final String PRODUCT = "-//Millet//Events//EN";

  private CalendarFile() {}

  /**
   * Writes entries.
   *
   * @param name of the calendar; null for a file with one event, which is no calendar to subscribe
   */
  public static byte[] of(String name, List<CalendarEntry> entries) {
    ICalendar calendar = new ICalendar();
    calendar.setProductId(PRODUCT);
    if (name != null) {
      calendar.setName(name);
      calendar.addExperimentalProperty("X-WR-CALNAME", name);
      calendar.setRefreshInterval(Duration.builder().hours(1).build());
    }
    Map<ZoneId, TimezoneAssignment> zones = zones(entries);
    entries.forEach(entry -> calendar.addEvent(event(calendar, entry, zones)));
    return Folding.fold(written(calendar)).getBytes(StandardCharsets.UTF_8);
  }

  /** Returns each zone, with its rules for the years of the entries. */
  private static Map<ZoneId, TimezoneAssignment> zones(List<CalendarEntry> entries) {
    Map<ZoneId, ZoneRange> ranges = new HashMap<>();
    for (CalendarEntry entry : entries) {
      CalendarEntry.Time time = entry.time();
      LocalDateTime last = time.end() == null ? time.start() : time.end();
      ranges.merge(
          time.zone(), new ZoneRange(time.start().getYear(), last.getYear()), ZoneRange::with);
      for (LocalDateTime date : dates(entry)) {
        ranges.merge(
            entry.recurrence().zone(),
            new ZoneRange(date.getYear(), date.getYear()),
            ZoneRange::with);
      }
    }
    Map<ZoneId, TimezoneAssignment> zones = new HashMap<>();
    ranges.forEach((zone, range) -> zones.put(zone, ZoneComponent.of(zone, range)));
    return zones;
  }

  private static List<LocalDateTime> dates(CalendarEntry entry) {
    return entry.recurrence() == null ? List.of() : entry.recurrence().dates();
  }

  private static VEvent event(
      ICalendar calendar, CalendarEntry entry, Map<ZoneId, TimezoneAssignment> zones) {
    VEvent event = new VEvent();
    event.setUid(entry.uid());
    event.setDateTimeStamp(date(entry.changedAt()));
    event.setSequence(entry.sequence());
    event.setStatus(entry.cancelled() ? Status.cancelled() : Status.confirmed());
    CalendarEntry.Time time = entry.time();
    TimezoneAssignment zone = zones.get(time.zone());
    DateStart start = new DateStart(date(time.start(), time.zone()), true);
    event.setDateStart(start);
    calendar.getTimezoneInfo().setTimezone(start, zone);
    if (time.end() != null) {
      DateEnd end = new DateEnd(date(time.end(), time.zone()), true);
      event.setDateEnd(end);
      calendar.getTimezoneInfo().setTimezone(end, zone);
    }
    if (entry.recurrence() != null) {
      recur(calendar, event, entry.recurrence(), zones.get(entry.recurrence().zone()));
    }
    event.setSummary(entry.text().title());
    if (!entry.text().description().isEmpty()) {
      event.setDescription(entry.text().description());
    }
    if (!entry.text().location().isEmpty()) {
      event.setLocation(entry.text().location());
    }
    event.setUrl(entry.text().link());
    return event;
  }

  private static void recur(
      ICalendar calendar,
      VEvent event,
      CalendarEntry.Recurrence recurrence,
      TimezoneAssignment zone) {
    ZoneId zoneId = recurrence.zone();
    if (recurrence.of() != null) {
      RecurrenceId id = new RecurrenceId(date(recurrence.of(), zoneId), true);
      event.setRecurrenceId(id);
      calendar.getTimezoneInfo().setTimezone(id, zone);
      return;
    }
    Recurrence.read(recurrence.rule()).ifPresent(event::setRecurrenceRule);
    if (!recurrence.excluded().isEmpty()) {
      ExceptionDates excluded = new ExceptionDates();
      recurrence
          .excluded()
          .forEach(each -> excluded.getValues().add(new ICalDate(date(each, zoneId), true)));
      event.addExceptionDates(excluded);
      calendar.getTimezoneInfo().setTimezone(excluded, zone);
    }
  }

  private static Date date(LocalDateTime local, ZoneId zone) {
    return date(local.atZone(zone).toInstant());
  }

  private static Date date(Instant moment) {
    return Date.from(moment);
  }

  private static String written(ICalendar calendar) {
    StringWriter text = new StringWriter();
    try (ICalWriter writer = new ICalWriter(text, ICalVersion.V2_0)) {
      // it folds by characters, which breaks lines of Chinese at 225 octets
      writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
      writer.write(calendar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
