package dev.millet.builds.page;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * A day as a block of three lines.
 *
 * @param month such as {@code Nov} or {@code 11月}
 * @param weekday such as {@code Fri} or {@code 周五}
 */
public record DateBlock(LocalDate date, String month, String day, String weekday) {

  /** Returns the block of a day in a language. */
  public static DateBlock of(LocalDate date, Locale locale) {
    return new DateBlock(
        date,
        date.getMonth().getDisplayName(TextStyle.SHORT, locale),
        Integer.toString(date.getDayOfMonth()),
        date.getDayOfWeek().getDisplayName(TextStyle.SHORT, locale));
  }
}
