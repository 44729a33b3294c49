package dev.millet.api.journal;

import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.util.Map;

/**
 * A field of the payload of a described journal type.
 *
 * @param name the component of the payload's record, such as {@code author}
 * @since 1.4
 */
public record JournalField(String name, Kind kind) {

  /** The kinds of values that conditions and formulas can use. */
  public enum Kind {
    /** A text; empty where the payload has none. */
    TEXT,
    /** A whole number; 0 where the payload has none. */
    NUMBER,
    /** True or false; false where the payload has neither. */
    FLAG,
    /** A moment; the beginning of 1970 where the payload has none. */
    TIME,
    /** The id of a member; 0 where the payload names nobody. */
    MEMBER,
    /** A type and an id; both empty where the payload has none. */
    SUBJECT
  }

  private static final Map<Class<?>, Kind> KINDS =
      Map.ofEntries(
          Map.entry(String.class, Kind.TEXT),
          Map.entry(long.class, Kind.NUMBER),
          Map.entry(Long.class, Kind.NUMBER),
          Map.entry(int.class, Kind.NUMBER),
          Map.entry(Integer.class, Kind.NUMBER),
          Map.entry(boolean.class, Kind.FLAG),
          Map.entry(Boolean.class, Kind.FLAG),
          Map.entry(Instant.class, Kind.TIME),
          Map.entry(Subject.class, Kind.SUBJECT));

  /** Returns the kind of a record's component; null where it is none of them, such as a list. */
  static Kind kindOf(Class<?> component) {
    return KINDS.get(component);
  }
}
