package dev.millet.events;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.text.TextFormat;
import dev.millet.events.calendar.ReadEntry;
import dev.millet.events.series.Recurrence;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Makes events of the entries of calendars. */
final class EntryEvent {

  private static final int MAX_TITLE = 120;
  private static final int MAX_PLACE = 120;
  private static final int MAX_ADDRESS = 240;
  private static final int MAX_BODY = 10_000;
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);

  private EntryEvent() {}

  /**
   * Returns why an entry cannot be an event; empty where it can.
   *
   * @param city null where the zone is the calendar's
   */
  static String refusal(ReadEntry entry, City city) {
    if (entry.text().title().isEmpty() || entry.uid().isEmpty()) {
      return "no-title";
    }
    if (entry.time().start() == null) {
      return "no-time";
    }
    if (at(entry, city) == null && !Zones.isOne(entry.time().zone())) {
      return "no-zone";
    }
    try {
      NewEvent.RULES.check(typed(entry, city));
    } catch (ProblemException e) {
      return "invalid";
    }
    return entry.rule().isEmpty() || dates(entry) > 1 ? "" : "no-rule";
  }

  /** Returns how many events an entry becomes; 0 for a rule that cannot be taken. */
  static int dates(ReadEntry entry) {
    if (entry.rule().isEmpty() || entry.time().start() == null) {
      return 1;
    }
    LocalDateTime start = entry.time().start();
    List<LocalDateTime> dates =
        Recurrence.of(entry.rule()).map(rule -> rule.dates(start)).orElse(List.of());
    boolean taken =
        dates.size() > 1
            && dates.size() <= Recurrence.MAX_DATES
            && dates.get(0).equals(start)
            && !dates.get(dates.size() - 1).isAfter(start.plusYears(Recurrence.MAX_YEARS));
    return taken ? dates.size() : 0;
  }

  /** Returns the city where its clock is the entry's, or the entry names none that is known. */
  private static City at(ReadEntry entry, City city) {
    String zone = entry.time().zone();
    boolean known = Zones.isOne(zone);
    return city == null || (known && !zone.equals(city.zone())) ? null : city;
  }

  static NewEvent typed(ReadEntry entry, City chosen) {
    City city = at(entry, chosen);
    ReadEntry.Time time = entry.time();
    String location = TextFormat.LINE.tidy(entry.text().location());
    int comma = location.indexOf(", ");
    String place = comma < 0 ? location : location.substring(0, comma);
    String link = entry.text().link();
    return new NewEvent(
        Kind.MEET_UP.word(),
        cut(TextFormat.LINE.tidy(entry.text().title()), MAX_TITLE),
        cut(body(entry.text().description()), MAX_BODY),
        "",
        city == null ? null : (Long) city.id(),
        cut(place, MAX_PLACE),
        cut(comma < 0 ? "" : location.substring(comma + 2), MAX_ADDRESS),
        link.matches("https?://[^\\s\"<>]{1,490}") ? link : "",
        MINUTES.format(time.start()),
        time.end() == null ? "" : MINUTES.format(time.end()),
        city == null ? time.zone() : "",
        "",
        "",
        "",
        "",
        Mode.FIRST_COME.word(),
        null,
        0,
        "",
        "");
  }

  /** Returns plain text as Markdown that keeps its lines. */
  private static String body(String plain) {
    return TextFormat.LINES.tidy(plain).replace("\n", "  \n");
  }

  private static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }
}
