package dev.millet.suggestions.imports;

import dev.millet.api.imports.FileRow;
import dev.millet.api.imports.FileText;
import dev.millet.api.imports.Reason;
import dev.millet.api.imports.RefusedRowException;
import dev.millet.api.members.ImportedPerson;
import dev.millet.suggestions.suggestion.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what was done about a row elsewhere: a list of steps, the oldest first, each with a time
 * and one of an owner, a due date and a status.
 */
final class HistoryReader {

  private static final FileText NOTE = FileText.lines("note", 1_000).optional();
  private static final Reason NO_STEP =
      Reason.of("no-step", "an owner, a due date or a known status is expected");

  private static final String OWNER = "owner";
  private static final String DUE = "due";
  private static final String STATUS = "status";

  /**
   * Reads it.
   *
   * @param created no step is older
   */
  List<Row.Step> read(FileRow row, Instant created) throws RefusedRowException {
    List<Row.Step> steps = new ArrayList<>();
    int count = row.size("history");
    for (int i = 0; i < count; i++) {
      steps.add(step(row.element("history", i), created));
    }
    return steps;
  }

  private Row.Step step(FileRow fields, Instant created) throws RefusedRowException {
    Instant at = fields.time("at");
    if (at == null) {
      throw fields.refuse("at", Reason.MISSING);
    }
    Instant when = at.isBefore(created) ? created : at;
    ImportedPerson by = fields.person("by");
    String note = fields.text("note");
    String kept = note == null ? null : NOTE.fit(note);
    if (fields.names().contains(OWNER)) {
      ImportedPerson owner = fields.person(OWNER);
      return new Row.Step(Row.Step.What.OWNER, when, by, owner, null, null, kept);
    }
    if (fields.names().contains(DUE)) {
      LocalDate due = fields.day(DUE);
      return new Row.Step(Row.Step.What.DUE, when, by, null, due, null, kept);
    }
    Optional<Status> status = StatusWords.of(Optional.ofNullable(fields.text(STATUS)).orElse(""));
    if (status.isEmpty()) {
      throw fields.refuse(STATUS, NO_STEP);
    }
    return new Row.Step(Row.Step.What.STATUS, when, by, null, null, status.get(), kept);
  }
}
