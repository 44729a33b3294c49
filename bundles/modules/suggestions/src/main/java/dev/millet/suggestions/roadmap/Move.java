package dev.millet.suggestions.roadmap;

import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.suggestions.suggestion.StatusChoice;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A card to be moved into another column.
 *
 * @param suggestion the id of the suggestion
 * @param revision of its care, as it was read
 * @param to the key of the column
 * @param reason for the author; needed where a day is moved later or taken back
 */
record Move(Long suggestion, Integer revision, String to, String reason) {

  private static final int MAX_KEY = 80;
  private static final int MAX_REASON = 1_000;

  private static final Rules<Move> RULES =
      Rules.of(Move.class)
          .number("suggestion", 1, Long.MAX_VALUE, 12)
          .number("revision", 1, Integer.MAX_VALUE, 1)
          .line("to", 1, MAX_KEY, "planned")
          .text("reason", 0, MAX_REASON, "The screen supplier is late");

  /** Returns the rules of the form on the card of a suggestion. */
  static Rules<Move> rules(long suggestion) {
    return RULES.withIdPrefix("move-" + suggestion + "-");
  }

  /** Returns the suggestion that a form is about; 0 where it names none. */
  static long suggestion(Form form) {
    String typed = form.value("suggestion");
    return typed.matches("[1-9][0-9]{0,17}") ? Long.parseLong(typed) : 0;
  }

  /** Returns the status of the column. */
  StatusChoice status() {
    return choice(to);
  }

  /** Returns the status in the key of a column. */
  static StatusChoice choice(String key) {
    return StatusChoice.parse(key)
        .filter(each -> Columns.STATUSES.contains(each.status()))
        .orElseThrow(Move::unknown);
  }

  /** Returns the last day of the month of the column; null for none. */
  LocalDate due() {
    if (to.equals(Columns.NONE)) {
      return null;
    }
    try {
      return YearMonth.parse(to).atEndOfMonth();
    } catch (DateTimeException e) {
      throw unknown();
    }
  }

  static ProblemException unknown() {
    return Problem.invalid("to", "unknown", "nothing can be moved into this column").toException();
  }
}
