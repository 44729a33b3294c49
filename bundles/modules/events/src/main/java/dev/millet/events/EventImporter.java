package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.imports.FileImporter;
import dev.millet.api.imports.FileRow;
import dev.millet.api.imports.ImportSession;
import dev.millet.api.imports.ImportedPeople.Named;
import dev.millet.api.imports.RefusedRowException;
import dev.millet.api.members.ImportedPerson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Writes the events of a file; one that was imported before stays as it is. */
final class EventImporter implements FileImporter<ImportedEvent> {

  /** The kind that is counted. */
  static final String EVENTS = "events";

  /** How many registrations one write adds, but for a single event that has more. */
  private static final int PART = 250;

  private final Database database;
  private final Stores stores;
  private final ImportSession session;
  private final EventRowReader reader;
  private final Table<Imported> imported;

  /** An event that was imported, as a row of {@code events_imported}. */
  record Imported(String sourceKey, long eventId) {}

  EventImporter(Database database, Stores stores, ImportSession session) {
    this.database = database;
    this.stores = stores;
    this.session = session;
    this.reader = new EventRowReader(session, stores.cities());
    this.imported = database.table("events_imported", Imported.class).key("source_key");
  }

  @Override
  public ImportedEvent read(FileRow row) throws RefusedRowException {
    return reader.read(row);
  }

  @Override
  public void preview(List<ImportedEvent> rows) {
    session.tally().of(EVENTS).made(rows.size());
  }

  @Override
  public void write(List<ImportedEvent> rows) {
    int made = 0;
    for (List<ImportedEvent> part : parts(rows)) {
      made += session.write(handle -> write(handle, part));
    }
    session.tally().of(EVENTS).made(made);
    session.tally().of(EVENTS).unchanged(rows.size() - made);
  }

  /** Returns the rows in parts whose registrations are written well before a write has to end. */
  static List<List<ImportedEvent>> parts(List<ImportedEvent> rows) {
    List<List<ImportedEvent>> parts = new ArrayList<>();
    int going = 0;
    for (ImportedEvent row : rows) {
      going += row.going().size();
      if (parts.isEmpty() || going > PART) {
        parts.add(new ArrayList<>());
        going = row.going().size();
      }
      parts.get(parts.size() - 1).add(row);
    }
    return parts;
  }

  private int write(Handle handle, List<ImportedEvent> rows) {
    session.people().meet(rows.stream().flatMap(EventImporter::people).toList());
    int made = 0;
    for (ImportedEvent row : rows) {
      if (imported.find(handle, row.key()).isEmpty()) {
        write(handle, row);
        made++;
      }
    }
    return made;
  }

  private static Stream<Named> people(ImportedEvent row) {
    return Stream.concat(Stream.ofNullable(row.host()), row.going().stream())
        .map(person -> new Named(row.source(), person));
  }

  private void write(Handle handle, ImportedEvent row) {
    Instant now = database.now();
    Long host = row.host() == null ? null : session.people().of(row.source(), row.host());
    NewEvent typed = row.typed();
    EventTime time = typed.time(row.city() == null ? null : row.city().zone());
    Long city = row.city() == null ? null : city(handle, row.city());
    Event event =
        stores
            .events()
            .insert(
                handle,
                new Event(
                    0,
                    Words.constant(Kind.class, typed.kind()),
                    EventState.PUBLISHED,
                    typed.text(),
                    time,
                    new Place(city, typed.place(), typed.address(), typed.link()),
                    typed.terms(time),
                    new Event.Made(host, now),
                    1));
    imported.insert(handle, new Imported(row.key(), event.id()));
    if (host != null) {
      stores.events().addHost(handle, event.id(), host);
    }
    register(handle, row, event, now);
  }

  private long city(Handle handle, NewCity city) {
    return stores
        .cities()
        .find(handle, city.slug())
        .orElseGet(() -> stores.cities().insert(handle, city.row()))
        .id();
  }

  private void register(Handle handle, ImportedEvent row, Event event, Instant now) {
    Set<Long> people = new LinkedHashSet<>();
    for (ImportedPerson person : row.going()) {
      people.add(session.people().of(row.source(), person));
    }
    long line = 0;
    for (Long person : people.stream().filter(Objects::nonNull).toList()) {
      line++;
      Integer capacity = event.terms().capacity();
      boolean fits = capacity == null || line <= capacity;
      RegistrationState state = fits ? RegistrationState.GOING : RegistrationState.WAITING;
      Registration made =
          stores
              .registrations()
              .insert(
                  handle,
                  new Registration(0, event.id(), person, state, 0, false, line, null, now));
      if (fits) {
        stores.tickets().issue(handle, made);
      }
    }
  }
}
