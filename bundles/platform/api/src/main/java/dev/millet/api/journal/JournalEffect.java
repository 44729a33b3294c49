package dev.millet.api.journal;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Something that begins to be, or ends, with a journal entry. What others did because of the entry
 * that made it, such as granting points, they undo when it ends.
 *
 * @param field where the effect depends on the payload, the field that decides; else empty
 * @param values the values of the field with which it has the effect
 * @since 1.4
 */
public record JournalEffect(Kind kind, JournalItem item, String field, Set<String> values) {

  /** The kinds of effects. */
  public enum Kind {
    /** The item is there from now on. */
    MAKES,
    /** The item is there no longer. */
    UNDOES,
    /** The item that was undone is there again. */
    RESTORES
  }

  public JournalEffect {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(item, "item");
    values = Set.copyOf(values);
  }

  boolean happens(Map<String, Object> payload) {
    Object value = field.isEmpty() ? null : payload.get(field);
    return field.isEmpty() || value != null && values.contains(value.toString());
  }
}
