package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.members.Member;
import dev.millet.events.calendar.CalendarReader;
import dev.millet.events.calendar.ReadEntry;
import dev.millet.events.series.Occurrence;
import dev.millet.events.series.Series;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Imports calendars: each entry becomes an event that is announced, each with a rule a series, with
 * its moved and cancelled dates. An entry that was imported before stays as it is here.
 */
final class CalendarImporter {

  private static final String SOURCE = "calendar/";

  private final Database database;
  private final Stores stores;
  private final EventWriter events;
  private final SeriesWriter series;
  private final Table<EventImporter.Imported> imported;

  CalendarImporter(Database database, Stores stores, EventWriter events, SeriesWriter series) {
    this.database = database;
    this.stores = stores;
    this.events = events;
    this.series = series;
    this.imported =
        database.table("events_imported", EventImporter.Imported.class).key("source_key");
  }

  /**
   * Says what an import would do, and changes nothing.
   *
   * @param city of all entries; null where each is where its calendar says
   * @throws ProblemException 422 where it is no calendar
   */
  ImportedCalendar preview(byte[] content, City city) {
    List<ImportedCalendar.Line> lines = new ArrayList<>();
    for (ReadEntry entry : entries(content)) {
      if (entry.planned() == null) {
        lines.add(line(entry, city, database.read(handle -> isNew(handle, entry))));
      }
    }
    return ImportedCalendar.of(lines);
  }

  private static List<ReadEntry> entries(byte[] content) {
    return CalendarReader.read(content)
        .orElseThrow(
            () -> Problem.invalid("file", "no-calendar", "this is no calendar").toException());
  }

  private ImportedCalendar.Line line(ReadEntry entry, City city, boolean fresh) {
    String start = entry.time().start() == null ? "" : entry.time().start().toString();
    String result = EntryEvent.refusal(entry, city);
    String said = !result.isEmpty() ? result : fresh ? "made" : "unchanged";
    return new ImportedCalendar.Line(
        entry.text().title(), start, entry.text().location(), EntryEvent.dates(entry), said);
  }

  private boolean isNew(Handle handle, ReadEntry entry) {
    return imported.find(handle, key(entry)).isEmpty();
  }

  /** Returns a key of a bounded length. */
  private static String key(ReadEntry entry) {
    byte[] name = entry.uid().getBytes(StandardCharsets.UTF_8);
    return SOURCE + UUID.nameUUIDFromBytes(name);
  }

  /**
   * Imports a calendar, each entry in a transaction of its own.
   *
   * @throws ProblemException 422 where it is no calendar
   */
  ImportedCalendar run(byte[] content, City city, Member by) {
    List<ReadEntry> all = entries(content);
    Map<String, List<ReadEntry>> changes = new HashMap<>();
    for (ReadEntry each : all) {
      if (each.planned() != null) {
        changes.computeIfAbsent(each.uid(), uid -> new ArrayList<>()).add(each);
      }
    }
    List<ImportedCalendar.Line> lines = new ArrayList<>();
    for (ReadEntry entry : all) {
      if (entry.planned() == null) {
        List<ReadEntry> own = changes.getOrDefault(entry.uid(), List.of());
        lines.add(database.write(handle -> write(handle, entry, own, city, by)));
      }
    }
    return ImportedCalendar.of(lines);
  }

  private ImportedCalendar.Line write(
      Handle handle, ReadEntry entry, List<ReadEntry> changes, City city, Member by) {
    ImportedCalendar.Line line = line(entry, city, isNew(handle, entry));
    if (!line.result().equals("made")) {
      return line;
    }
    Event made = events.add(by, EntryEvent.typed(entry, city));
    imported.insert(handle, new EventImporter.Imported(key(entry), made.id()));
    events.publish(made.id(), by);
    if (!entry.rule().isEmpty()) {
      Series all = series.repeat(made.id(), by, entry.rule());
      for (Occurrence date : stores.series().of(handle, all.id())) {
        change(date, entry, changes, city, by);
      }
    } else if (entry.cancelled()) {
      events.cancel(made.id(), by, "");
    }
    return line;
  }

  /** Moves and cancels a date of a series as the calendar does. */
  private void change(
      Occurrence date, ReadEntry entry, List<ReadEntry> changes, City city, Member by) {
    LocalDateTime planned = date.plannedStart();
    ReadEntry other =
        changes.stream().filter(each -> each.planned().equals(planned)).findFirst().orElse(null);
    if (other != null && EntryEvent.refusal(other, city).isEmpty()) {
      events.edit(date.eventId(), by, EntryEvent.typed(other, city), was -> {});
    }
    boolean off =
        entry.cancelled()
            || entry.excluded().contains(planned)
            || (other != null && other.cancelled());
    if (off) {
      events.cancel(date.eventId(), by, "");
    }
  }
}
