package dev.millet.suggestions.care;

import dev.millet.api.gateway.Problem;
import dev.millet.api.text.VisibleText;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The rules of the days that can be promised. */
final class DueRules {

  /** The most years that a date may lie ahead. */
  private static final int MAX_YEARS = 5;

  private DueRules() {}

  /**
   * Checks a day.
   *
   * @param was the day before; null for none
   * @param due null for none
   * @param reason needed where the author has to wait longer than was promised
   */
  static void check(InstantSource clock, LocalDate was, LocalDate due, String reason) {
    if (due != null) {
      // The day may have ended here while it still goes on where the caller is.
      LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(-12));
      if (due.isBefore(today)) {
        throw Problem.invalid("due", "past", "the date lies in the past").toException();
      }
      if (due.isAfter(today.plusYears(MAX_YEARS))) {
        throw Problem.invalid(
                "due", "too-far", "the date lies more than " + MAX_YEARS + " years ahead")
            .toException();
      }
    }
    boolean longer = was != null && (due == null || due.isAfter(was));
    if (longer && VisibleText.isBlank(reason)) {
      throw Problem.invalid(
              "reason",
              "missing",
              "a date that is moved later or taken back needs a reason, which the author reads")
          .toException();
    }
  }
}
