package dev.millet.points.draws;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * A day as a block of three lines.
 *
 * @param month such as {@code Nov} or {@code 11月}
 * @param weekday such as {@code Fri} or {@code 周五}
 */
public record DateBlock(LocalDate date, String month, String day, String weekday) {

  /**
   * Returns the block of the day of a moment.
   *
   * @param zone the reader's; null for UTC
   */
  static DateBlock of(Instant moment, String zone, Locale locale) {
    LocalDate date = moment.atZone(zone == null ? ZoneOffset.UTC : ZoneId.of(zone)).toLocalDate();
    return new DateBlock(
        date,
        date.getMonth().getDisplayName(TextStyle.SHORT, locale),
        Integer.toString(date.getDayOfMonth()),
        date.getDayOfWeek().getDisplayName(TextStyle.SHORT, locale));
  }
}
