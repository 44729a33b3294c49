package dev.millet.events.series;

import biweekly.io.text.ICalReader;
import biweekly.property.RecurrenceRule;
import biweekly.util.Frequency;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;

/**
 * A recurrence rule. Dates are computed by the clock on the wall, so that a meeting at 19:00 stays
 * at 19:00 when the clocks change.
 */
public final class Recurrence {

  /** The most dates of a series. */
  public static final int MAX_DATES = 60;

  /** How many years a series may go on. */
  public static final int MAX_YEARS = 12;

  private static final Set<Frequency> KNOWN =
      Set.of(Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY);

  private final String text;
  private final biweekly.util.Recurrence rule;

  private Recurrence(String text, biweekly.util.Recurrence rule) {
    this.text = text;
    this.rule = rule;
  }

  /**
   * Reads a rule that ends, by COUNT or UNTIL, and comes at most once a day.
   *
   * @return empty where it is none
   */
  public static Optional<Recurrence> of(String text) {
    return read(text)
        .filter(rule -> rule.getFrequency() != null)
        .filter(rule -> KNOWN.contains(rule.getFrequency()))
        .filter(rule -> rule.getCount() != null || rule.getUntil() != null)
        .filter(rule -> rule.getBySecond().isEmpty())
        .filter(rule -> rule.getByMinute().isEmpty())
        .filter(rule -> rule.getByHour().isEmpty())
        .map(rule -> new Recurrence(text, rule));
  }

  /** Reads a rule; empty where it is none. */
  public static Optional<biweekly.util.Recurrence> read(String text) {
    if (!text.matches("[A-Z0-9=;,+:-]{1,200}")) {
      return Optional.empty();
    }
    String file =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nRRULE:"
            + text
            + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    try (ICalReader reader = new ICalReader(file)) {
      RecurrenceRule property = reader.readNext().getEvents().get(0).getRecurrenceRule();
      boolean read = property != null && reader.getWarnings().isEmpty();
      return read ? Optional.ofNullable(property.getValue()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Returns the rule as RFC 5545 writes it, with the number of dates in the place of an end. */
  public String counted(int dates) {
    String kept =
        Arrays.stream(text.split(";"))
            .filter(part -> !part.startsWith("COUNT=") && !part.startsWith("UNTIL="))
            .collect(Collectors.joining(";"));
    return kept + ";COUNT=" + dates;
  }

  /**
   * Returns the dates from a first one on; one more than {@link #MAX_DATES} where there are more,
   * and one that is more than {@link #MAX_YEARS} away where there is one.
   */
  public List<LocalDateTime> dates(LocalDateTime first) {
    // the clock on the wall, counted as if it were UTC, which never changes
    DateIterator all =
        rule.getDateIterator(
            Date.from(first.toInstant(ZoneOffset.UTC)), TimeZone.getTimeZone("UTC"));
    LocalDateTime last = first.plusYears(MAX_YEARS);
    List<LocalDateTime> dates = new ArrayList<>();
    while (all.hasNext() && dates.size() <= MAX_DATES) {
      LocalDateTime next = LocalDateTime.ofInstant(all.next().toInstant(), ZoneOffset.UTC);
      dates.add(next);
      if (next.isAfter(last)) {
        return dates;
      }
    }
    return dates;
  }
}
