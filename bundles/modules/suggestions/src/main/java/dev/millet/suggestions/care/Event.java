package dev.millet.suggestions.care;

import dev.millet.api.text.VisibleText;
import dev.millet.suggestions.suggestion.CustomStatus;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.Suggestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that happened to a suggestion, as anybody may read it.
 *
 * @param id 0 for its having been received, which is not kept but known
 * @param by the member who did it; null for nobody, the import, or a member who is gone
 * @param was what it was before, in the form that the kind says; null for nothing
 * @param became what it is since then; null for nothing
 * @param note why, in plain text; null for nothing
 */
public record Event(
    long id,
    long suggestionId,
    Kind kind,
    Long by,
    Instant at,
    String was,
    String became,
    String note) {

  /** The prefix of the id of a product's own status: a duplicate's stands without one. */
  private static final String OWN = "own:";

  /** The kind of an event. A version before may not know a new kind, and passes over it. */
  public enum Kind {
    /** The author sent it; {@code became} is empty. */
    RECEIVED,
    /** The owner changed: the ids of members. */
    ASSIGNED,
    /** A first due date: a day in ISO 8601. */
    DUE_SET,
    /** The due date moved, with the reason: days in ISO 8601. */
    DUE_MOVED,
    /** There is no due date any more, with the reason. */
    DUE_REMOVED,
    /** The status changed: words of {@link Status}, and ids of the product's own. */
    STATUS_CHANGED,
    /** The first official answer: the id of the text. */
    ANSWERED,
    /** The official answer reads differently: the ids of the texts. */
    ANSWER_REVISED,
    /** Title, text, tags or product were edited: version numbers. */
    EDITED,
    /** The author says that it is what was asked for: the key of a change by a release. */
    CONFIRMED,
    /** The author takes that back; the key of the undoing, as for the others that undo. */
    UNCONFIRMED,
    /** It is planned for a release: the keys of the changes before and now. */
    PLANNED_FOR,
    /** It is not planned for the release any more. */
    UNPLANNED,
    /** It can be tried in a release of an earlier channel. */
    AVAILABLE_IN,
    /** It is shipped in a release. */
    SHIPPED_IN,
    /** The release was withdrawn. */
    RELEASE_WITHDRAWN,
    /** Somebody says that it is still broken in a release. */
    REOPENED,
    /** They take that back. */
    REPORT_TAKEN_BACK,
    /** Another suggestion was merged into it: its id. */
    MERGED,
    /** The merge of another suggestion into it was taken back: its id. */
    UNMERGED;

    /** Returns the word in columns and answers, such as {@code due-moved}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Kind> of(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
  }

  /** Returns an event to be recorded. */
  public static Event of(long suggestion, Kind kind, Long by, Instant at) {
    return new Event(0, suggestion, kind, by, at, null, null, null);
  }

  /** Returns the same with what changed. */
  public Event changing(Object before, Object after) {
    return new Event(id, suggestionId, kind, by, at, text(before), text(after), note);
  }

  /** Returns the same with the reason; blank counts as none. */
  public Event because(String reason) {
    String kept = VisibleText.isBlank(reason) ? null : reason;
    return new Event(id, suggestionId, kind, by, at, was, became, kept);
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  /**
   * Returns the event that a suggestion was received: it is known from itself, and kept nowhere
   * else.
   */
  public static Event received(Suggestion suggestion) {
    return of(suggestion.id(), Kind.RECEIVED, suggestion.authorId(), suggestion.createdAt());
  }

  /** Returns the ids of everybody whom events name; may have nulls. */
  public static List<Long> people(List<Event> events) {
    List<Long> ids = new ArrayList<>();
    for (Event event : events) {
      ids.add(event.by());
      if (event.kind() == Kind.ASSIGNED) {
        id(event.was()).ifPresent(ids::add);
        id(event.became()).ifPresent(ids::add);
      }
    }
    return ids;
  }

  /** Returns the id of the official answer that it tells of. */
  public Optional<Long> answer() {
    return switch (kind) {
      case ANSWERED, ANSWER_REVISED -> id(became);
      default -> Optional.empty();
    };
  }

  /** Returns the keys of the changes by releases that it tells of. */
  public List<String> releases() {
    return switch (kind) {
      case CONFIRMED,
          UNCONFIRMED,
          PLANNED_FOR,
          UNPLANNED,
          AVAILABLE_IN,
          SHIPPED_IN,
          RELEASE_WITHDRAWN,
          REOPENED,
          REPORT_TAKEN_BACK ->
          Stream.of(was, became).filter(Objects::nonNull).toList();
      default -> List.of();
    };
  }

  /** Returns the suggestion that says the same, where it was closed as a duplicate. */
  public Optional<Long> duplicateOf() {
    if (kind != Kind.STATUS_CHANGED || became == null) {
      return Optional.empty();
    }
    String[] parts = became.split(" ", 2);
    return parts.length == 2 ? id(parts[1]) : Optional.empty();
  }

  /** Returns the suggestion that was merged into this one, or is merged no more. */
  public Optional<Long> merged() {
    return switch (kind) {
      case MERGED -> id(became);
      case UNMERGED -> id(was);
      default -> Optional.empty();
    };
  }

  /**
   * Returns the value of a status.
   *
   * @param own the product's own; null for none
   */
  static String status(Status status, CustomStatus own) {
    return own == null ? status.word() : status.word() + ' ' + OWN + own.id();
  }

  /** Returns the id of the product's own status in a value; empty where it names none. */
  public static Optional<Long> customStatus(String value) {
    int from = value == null ? -1 : value.indexOf(' ' + OWN);
    return from < 0 ? Optional.empty() : id(value.substring(from + 1 + OWN.length()));
  }

  /** Returns the word of a status in a value. */
  public static String status(String value) {
    return value.split(" ", 2)[0];
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
