package dev.millet.suggestions.imports;

import dev.millet.api.imports.ImportedPeople;
import dev.millet.suggestions.care.CareImport;
import dev.millet.suggestions.care.Event;
import dev.millet.suggestions.suggestion.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Writes what the company did about a row and said to it. Used by one thread, inside writes. */
final class CareWriter {

  private final CareImport care;
  private final ImportedPeople people;

  CareWriter(CareImport care, ImportedPeople people) {
    this.care = care;
    this.people = people;
  }

  /** Writes the care of a row; a value that was set here already stays. */
  void write(Handle handle, Row row, long suggestion) {
    if (!row.handling().history().isEmpty()) {
      care.replay(handle, suggestion, events(row, suggestion));
    }
    Row.Answer answer = row.handling().answer();
    if (answer != null) {
      Long by = people.of(row.source(), answer.by());
      String text = CommentReader.TEXT.fit(answer.text());
      if (CommentReader.TEXT.problem(text).isEmpty()) {
        care.answer(handle, suggestion, by, answer.at(), text);
      }
    }
  }

  private List<Event> events(Row row, long suggestion) {
    List<Event> events = new ArrayList<>();
    Long owner = null;
    LocalDate due = null;
    Status status = Status.OPEN;
    for (Row.Step step : row.handling().history()) {
      Long by = people.of(row.source(), step.by());
      switch (step.what()) {
        case OWNER -> {
          Long next = people.of(row.source(), step.owner());
          Event event = Event.of(suggestion, Event.Kind.ASSIGNED, by, step.at());
          events.add(event.changing(owner, next).because(step.note()));
          owner = next;
        }
        case DUE -> {
          Event event = Event.of(suggestion, kind(due, step.due()), by, step.at());
          events.add(event.changing(due, step.due()).because(step.note()));
          due = step.due();
        }
        case STATUS -> {
          Event event = Event.of(suggestion, Event.Kind.STATUS_CHANGED, by, step.at());
          events.add(event.changing(status.word(), step.status().word()).because(step.note()));
          status = step.status();
        }
        default -> throw new IllegalStateException("no step is " + step.what());
      }
    }
    return events;
  }

  private static Event.Kind kind(LocalDate was, LocalDate due) {
    if (due == null) {
      return Event.Kind.DUE_REMOVED;
    }
    return was == null ? Event.Kind.DUE_SET : Event.Kind.DUE_MOVED;
  }
}
