package dev.millet.events;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.imports.FileRow;
import dev.millet.api.imports.ImportSession;
import dev.millet.api.imports.Reason;
import dev.millet.api.imports.RefusedRowException;
import dev.millet.api.members.ImportedPerson;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** Reads the rows of a file of events; what is typed is checked by the rules of the form. */
final class EventRowReader {

  private static final int NO_DAYS = Integer.MIN_VALUE;
  private static final Reason INVALID = Reason.of("invalid", "the value cannot be taken");
  private static final Reason NO_CITY =
      Reason.of("no-city", "a new city needs cityEn, cityZh and zone");

  private final ImportSession session;
  private final CityStore cities;

  EventRowReader(ImportSession session, CityStore cities) {
    this.session = session;
    this.cities = cities;
  }

  ImportedEvent read(FileRow row) throws RefusedRowException {
    NewCity city = city(row);
    String zone = city == null ? text(row, "zone") : city.zone();
    if (!Zones.isOne(zone)) {
      throw row.refuse("zone", INVALID);
    }
    String start = start(row, zone);
    String kind = or(text(row, "type"), Kind.MEET_UP.word());
    NewEvent typed =
        new NewEvent(
            kind,
            row.requiredText("title"),
            text(row, "body"),
            text(row, "language"),
            null,
            text(row, "place"),
            text(row, "address"),
            text(row, "link"),
            start,
            end(row, start),
            zone,
            text(row, "languages"),
            text(row, "access"),
            text(row, "agenda"),
            text(row, "cost"),
            or(text(row, "mode"), Mode.FIRST_COME.word()),
            row.value("capacity") == null ? null : (Integer) row.number("capacity", 0),
            row.number("guests", 0),
            "",
            "");
    return new ImportedEvent(
        session.source(row),
        row.requiredText("id"),
        city,
        checked(row, typed),
        row.person("host"),
        going(row));
  }

  private static NewEvent checked(FileRow row, NewEvent typed) throws RefusedRowException {
    try {
      return NewEvent.RULES.check(typed);
    } catch (ProblemException e) {
      List<Problem.Field> fields = e.problem().fields();
      throw row.refuse(fields.isEmpty() ? "" : fields.get(0).name(), INVALID);
    }
  }

  private NewCity city(FileRow row) throws RefusedRowException {
    String slug = text(row, "city");
    if (slug.isEmpty()) {
      return null;
    }
    City known = cities.bySlug(slug).orElse(null);
    if (known != null) {
      return new NewCity(known.slug(), known.nameEn(), known.nameZh(), known.zone());
    }
    NewCity fresh = new NewCity(slug, text(row, "cityEn"), text(row, "cityZh"), text(row, "zone"));
    try {
      return NewCity.RULES.check(fresh);
    } catch (ProblemException e) {
      throw row.refuse("city", NO_CITY);
    }
  }

  /** Returns the clock on the wall; {@code days} and {@code clock} count from the import. */
  private String start(FileRow row, String zone) throws RefusedRowException {
    int days = row.number("days", NO_DAYS);
    if (days == NO_DAYS) {
      return row.requiredText("start");
    }
    try {
      LocalTime clock = LocalTime.parse(row.requiredText("clock"));
      LocalDateTime start =
          session.startedAt().atZone(ZoneId.of(zone)).toLocalDate().plusDays(days).atTime(clock);
      return start.toString();
    } catch (DateTimeParseException e) {
      throw row.refuse("clock", INVALID);
    }
  }

  private static String end(FileRow row, String start) throws RefusedRowException {
    int minutes = row.number("minutes", 0);
    if (minutes <= 0) {
      return text(row, "end");
    }
    try {
      return LocalDateTime.parse(start).plusMinutes(minutes).toString();
    } catch (DateTimeParseException e) {
      throw row.refuse("start", INVALID);
    }
  }

  private static List<ImportedPerson> going(FileRow row) throws RefusedRowException {
    List<ImportedPerson> going = new ArrayList<>();
    for (int i = 0; i < row.size("going"); i++) {
      ImportedPerson person = row.element("going", i).person("user");
      if (person != null) {
        going.add(person);
      }
    }
    return going;
  }

  private static String text(FileRow row, String name) throws RefusedRowException {
    return or(row.text(name), "");
  }

  private static String or(String text, String defaultValue) {
    return text == null || text.isBlank() ? defaultValue : text;
  }
}
