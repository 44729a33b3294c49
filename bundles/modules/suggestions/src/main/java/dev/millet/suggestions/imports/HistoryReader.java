package dev.millet.suggestions.imports;

import dev.millet.suggestions.suggestion.Status;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what was done about a row elsewhere: a list of steps, the oldest first, each with a time
 * and one of an owner, a due date and a status.
 */
final class HistoryReader {

  private static final String OWNER = "owner";
  private static final String DUE = "due";
  private static final String STATUS = "status";

  private final Times times;

  HistoryReader(Times times) {
    this.times = times;
  }

  /**
   * Reads it.
   *
   * @param created no step is older
   */
  List<Row.Step> read(Fields row, Instant created) throws RefusedFieldException {
    List<Row.Step> steps = new ArrayList<>();
    int count = row.list("history").size();
    for (int i = 0; i < count; i++) {
      steps.add(step(row.element("history", i), created));
    }
    return steps;
  }

  private Row.Step step(Fields fields, Instant created) throws RefusedFieldException {
    Instant at = times.read(fields, "at");
    if (at == null) {
      throw fields.refuse("at", Reason.MISSING);
    }
    Instant when = at.isBefore(created) ? created : at;
    Person by = Person.named(fields.text("by"));
    String note = fields.text("note");
    String kept = note == null ? null : TextRule.NOTE.fit(note);
    if (fields.values().containsKey(OWNER)) {
      Person owner = Person.named(fields.text(OWNER));
      return new Row.Step(Row.Step.What.OWNER, when, by, owner, null, null, kept);
    }
    if (fields.values().containsKey(DUE)) {
      LocalDate due = day(fields);
      return new Row.Step(Row.Step.What.DUE, when, by, null, due, null, kept);
    }
    Optional<Status> status = StatusWords.of(Optional.ofNullable(fields.text(STATUS)).orElse(""));
    if (status.isEmpty()) {
      throw fields.refuse(STATUS, Reason.NO_STEP);
    }
    return new Row.Step(Row.Step.What.STATUS, when, by, null, null, status.get(), kept);
  }

  /** Reads a day, or a number of days before the import ({@code P-10D} is ten days after it). */
  private LocalDate day(Fields fields) throws RefusedFieldException {
    String text = fields.text(DUE);
    try {
      if (text == null) {
        return null;
      }
      return text.startsWith("P")
          ? LocalDate.ofInstant(times.now().minus(Duration.parse(text)), ZoneOffset.UTC)
          : LocalDate.parse(text);
    } catch (DateTimeException | ArithmeticException e) {
      throw fields.refuse(DUE, Reason.NO_DAY);
    }
  }
}
