package dev.millet.builds.page;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A calendar of moments and days, as text (RFC 5545). Moments are written in UTC: each build leaves
 * at one moment, whatever the rules of a zone become. Used by one thread.
 */
final class CalendarText {

  static final String TYPE = "text/calendar; charset=utf-8";

  private static final int MAX_OCTETS = 75;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final StringBuilder text = new StringBuilder();

  CalendarText(String name) {
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//Millet//Builds//EN");
    line("X-WR-CALNAME", escaped(name));
    line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
  }

  /**
   * One entry of a calendar.
   *
   * @param uid the same for the same entry, whatever becomes of it
   * @param sequence grows with each change
   * @param link its address
   */
  record Item(
      String uid, int sequence, Instant changedAt, String title, String description, String link) {}

  /** Adds something that happens at a moment. */
  void add(Item item, Instant at, boolean certain) {
    begin(item);
    line("DTSTART", MOMENT.format(at));
    line("STATUS", certain ? "CONFIRMED" : "TENTATIVE");
    end();
  }

  /** Adds something about a whole day. */
  void add(Item item, LocalDate day) {
    begin(item);
    line("DTSTART;VALUE=DATE", DateTimeFormatter.BASIC_ISO_DATE.format(day));
    line("STATUS", "CONFIRMED");
    end();
  }

  private void begin(Item item) {
    line("BEGIN", "VEVENT");
    line("UID", item.uid());
    line("DTSTAMP", MOMENT.format(item.changedAt()));
    line("SEQUENCE", Integer.toString(item.sequence()));
    line("SUMMARY", escaped(item.title()));
    if (!item.description().isEmpty()) {
      line("DESCRIPTION", escaped(item.description()));
    }
    line("URL", item.link());
    line("TRANSP", "TRANSPARENT");
  }

  private void end() {
    line("END", "VEVENT");
  }

  /** Returns the whole calendar. */
  byte[] finished() {
    line("END", "VCALENDAR");
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The marks that keep names apart in a page mean nothing here. */
  private static String escaped(String value) {
    return value
        .replaceAll("[\u2066-\u2069]", "")
        .replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\R", "\\\\n")
        .replaceAll("\\p{Cntrl}", " ");
  }

  /** Folds after 75 octets, and never inside a character. */
  private void line(String name, String value) {
    int octets = 0;
    for (int c : (name + ":" + value).codePoints().toArray()) {
      int length = Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
      if (octets + length > MAX_OCTETS) {
        text.append("\r\n ");
        octets = 1;
      }
      text.appendCodePoint(c);
      octets += length;
    }
    text.append("\r\n");
  }
}
