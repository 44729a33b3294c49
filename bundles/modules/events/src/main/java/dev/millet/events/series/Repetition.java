package dev.millet.events.series;

import dev.millet.api.forms.Rules;
import java.time.DayOfWeek;
import java.time.LocalDateTime;

/**
 * The form of a host who repeats an event.
 *
 * @param every {@code week}, {@code two-weeks}, {@code month} for the same weekday of each month,
 *     {@code date} for the same day of each month, or {@code year}
 * @param times how often the event takes place in all
 */
public record Repetition(String every, int times) {

  /** The rules of the form. */
  public static final Rules<Repetition> RULES =
      Rules.of(Repetition.class)
          .choice("every", "week", "two-weeks", "month", "date", "year")
          .number("times", 2, Recurrence.MAX_DATES, 10);

  private static final int WEEK = 7;
  private static final int MAX_WEEKS = 4;

  /** Returns the rule for an event that begins then. */
  public String rule(LocalDateTime start) {
    String rule =
        switch (every) {
          case "week" -> "FREQ=WEEKLY";
          case "two-weeks" -> "FREQ=WEEKLY;INTERVAL=2";
          case "month" -> "FREQ=MONTHLY;BYDAY=" + weekday(start);
          case "date" -> "FREQ=MONTHLY;BYMONTHDAY=" + start.getDayOfMonth();
          default -> "FREQ=YEARLY";
        };
    return rule + ";COUNT=" + times;
  }

  /** Returns the weekday of a month, such as {@code 2SU}; a fifth one is the last. */
  private static String weekday(LocalDateTime start) {
    int week = (start.getDayOfMonth() - 1) / WEEK + 1;
    DayOfWeek day = start.getDayOfWeek();
    return (week > MAX_WEEKS ? -1 : week) + day.name().substring(0, 2);
  }
}
