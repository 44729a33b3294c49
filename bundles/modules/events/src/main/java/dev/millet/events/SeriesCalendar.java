package dev.millet.events;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.events.calendar.CalendarEntry;
import dev.millet.events.calendar.CalendarFile;
import dev.millet.events.series.Recurrence;
import dev.millet.events.series.Series;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The calendar of a series: one entry with the rule, and one for each event that differs from it.
 * What is not announced is excluded.
 */
final class SeriesCalendar {

  private final Stores stores;
  private final SeriesReader reader;
  private final Calendars calendars;

  SeriesCalendar(Stores stores, SeriesReader reader, Calendars calendars) {
    this.stores = stores;
    this.reader = reader;
    this.calendars = calendars;
  }

  Route route() {
    return Route.get(
        "/events/series/{series}/calendar.ics",
        Permission.PUBLIC,
        "The calendar of a series",
        this::show);
  }

  private Reply show(Request request) {
    SeriesReader.Found found = reader.seen(request);
    List<SeriesReader.Dated> announced =
        found.dates().stream().filter(each -> each.event().isPublic()).toList();
    if (announced.isEmpty()) {
      throw Problem.notFound("There is no such series.").toException();
    }
    List<CalendarEntry> entries = entries(found.series(), announced, request);
    return Reply.bytes(CalendarFile.TYPE, CalendarFile.of(found.series().title(), entries));
  }

  private List<CalendarEntry> entries(
      Series series, List<SeriesReader.Dated> announced, Request request) {
    Map<Long, City> cities = stores.cities().byId();
    ZoneId zone = ZoneId.of(series.zone());
    SeriesReader.Dated first =
        announced.stream()
            .filter(each -> each.event().state() == EventState.PUBLISHED)
            .filter(each -> each.isOnTime(series))
            .findFirst()
            .orElse(announced.get(0));
    CalendarEntry model =
        calendars.entry(first.event(), cities, request.locale(), request.origin());
    LocalDateTime begins = LocalDateTime.parse(series.begins());
    List<LocalDateTime> dates = Recurrence.of(series.rule()).orElseThrow().dates(begins);
    List<LocalDateTime> excluded = new ArrayList<>(dates);
    announced.forEach(each -> excluded.remove(each.occurrence().plannedStart()));
    String uid = uid(series);
    int sequence = announced.stream().mapToInt(each -> each.event().version() - 1).sum();
    List<CalendarEntry> entries = new ArrayList<>();
    entries.add(
        new CalendarEntry(
            uid,
            sequence,
            false,
            new CalendarEntry.Time(begins, end(model.time(), begins), zone),
            model.text().at(request.origin() + series.path()),
            CalendarEntry.Recurrence.all(series.rule(), dates, excluded, zone),
            model.changedAt()));
    for (SeriesReader.Dated each : announced) {
      CalendarEntry own = calendars.entry(each.event(), cities, request.locale(), request.origin());
      LocalDateTime planned = each.occurrence().plannedStart();
      boolean same =
          each.isOnTime(series)
              && !own.cancelled()
              && own.text().isLike(model.text())
              && Objects.equals(own.time().end(), end(model.time(), planned));
      if (!same) {
        entries.add(
            new CalendarEntry(
                uid,
                sequence,
                own.cancelled(),
                own.time(),
                own.text(),
                CalendarEntry.Recurrence.one(planned, zone),
                own.changedAt()));
      }
    }
    return entries;
  }

  /** Returns the end of an entry that begins then and takes as long; null where it is open. */
  private static LocalDateTime end(CalendarEntry.Time model, LocalDateTime begins) {
    return model.end() == null ? null : begins.plus(Duration.between(model.start(), model.end()));
  }

  private static String uid(Series series) {
    String name = "series/" + series.id() + "/" + series.madeAt();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
