package dev.millet.pages;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;

/**
 * Dates in the readers' languages, put together by hand: a list shows dozens of them, and the
 * formatters of java.time would take a quarter of its time.
 */
final class Calendars {

  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  private Calendars() {}

  /** Day and month. */
  static String day(LocalDate time, Locale language) {
    return Languages.CHINESE.equals(language)
        ? time.getMonthValue() + "月" + time.getDayOfMonth() + "日"
        : time.getDayOfMonth() + " " + month(time).substring(0, 3);
  }

  /** Day, month and year. */
  static String date(LocalDate time, Locale language) {
    return Languages.CHINESE.equals(language)
        ? time.getYear() + "年" + day(time, language)
        : day(time, language) + " " + time.getYear();
  }

  /** To the minute, with the offset from UTC: names of zones are ambiguous. */
  static String exact(ZonedDateTime time, Locale language) {
    StringBuilder out = new StringBuilder(40);
    boolean chinese = Languages.CHINESE.equals(language);
    if (chinese) {
      out.append(date(time.toLocalDate(), language)).append(' ');
    } else {
      out.append(time.getDayOfMonth()).append(' ').append(month(time.toLocalDate()));
      out.append(' ').append(time.getYear()).append(", ");
    }
    twoDigits(time.getHour(), out);
    out.append(':');
    twoDigits(time.getMinute(), out);
    out.append(chinese ? "（UTC" : " (UTC");
    offset(time.getOffset().getTotalSeconds() / 60, out);
    return out.append(chinese ? '）' : ')').toString();
  }

  private static String month(LocalDate time) {
    return MONTHS.get(time.getMonthValue() - 1);
  }

  private static void offset(int minutes, StringBuilder out) {
    if (minutes == 0) {
      return;
    }
    out.append(minutes < 0 ? '-' : '+').append(Math.abs(minutes) / 60);
    if (minutes % 60 != 0) {
      out.append(':');
      twoDigits(Math.abs(minutes) % 60, out);
    }
  }

  private static void twoDigits(int number, StringBuilder out) {
    if (number < 10) {
      out.append('0');
    }
    out.append(number);
  }
}
