package dev.millet.suggestions.care;

import dev.millet.suggestions.suggestion.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the values that events carry as texts. */
public final class Events {

  private Events() {}

  /**
   * Returns the event that a suggestion was received: it is known from itself, and kept nowhere
   * else.
   */
  public static Event received(Suggestion suggestion) {
    return Event.of(
        suggestion.id(), Event.Kind.RECEIVED, suggestion.authorId(), suggestion.createdAt());
  }

  /** Returns the ids of everybody whom events name; may have nulls. */
  public static List<Long> people(List<Event> events) {
    List<Long> ids = new ArrayList<>();
    for (Event event : events) {
      ids.add(event.by());
      if (event.kind() == Event.Kind.ASSIGNED) {
        id(event.was()).ifPresent(ids::add);
        id(event.became()).ifPresent(ids::add);
      }
    }
    return ids;
  }

  /** Returns the ids of the official answers that events tell of. */
  public static List<Long> answers(List<Event> events) {
    return events.stream().map(Events::answer).flatMap(Optional::stream).toList();
  }

  /** Returns the id of the official answer that an event tells of. */
  public static Optional<Long> answer(Event event) {
    return switch (event.kind()) {
      case ANSWERED, ANSWER_REVISED -> id(event.became());
      default -> Optional.empty();
    };
  }

  /** Returns the word of a status in a value. */
  public static String status(String value) {
    return value.split(" ", 2)[0];
  }

  /** Returns the suggestion that says the same, where it was closed as a duplicate. */
  public static Optional<Long> duplicateOf(Event event) {
    if (event.kind() != Event.Kind.STATUS_CHANGED || event.became() == null) {
      return Optional.empty();
    }
    String[] parts = event.became().split(" ", 2);
    return parts.length == 2 ? id(parts[1]) : Optional.empty();
  }

  /** Returns the id in a value; empty for null and for anything else. */
  public static Optional<Long> id(String value) {
    try {
      return value == null ? Optional.empty() : Optional.of(Long.parseLong(value));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
