package dev.millet.api.journal;

import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A journal entry, read by the description of its type. Immutable.
 *
 * @since 1.4
 */
public final class DescribedEntry {

  private final JournalType type;
  private final JournalEntry entry;
  private final Map<String, Object> payload;

  @SuppressWarnings("unchecked")
  DescribedEntry(JournalType type, JournalEntry entry) {
    this.type = type;
    this.entry = entry;
    this.payload = entry.payload(Map.class);
  }

  public JournalType type() {
    return type;
  }

  public JournalEntry entry() {
    return entry;
  }

  /** Returns the member who did it; empty where nobody did, or the type does not tell. */
  public Optional<Long> actor() {
    return type.actor().flatMap(this::member);
  }

  /** Returns the member whose subject it is; empty where the payload does not tell. */
  public Optional<Long> author() {
    return type.author().flatMap(this::member);
  }

  /** Returns the member whom a field names; empty for nobody. */
  public Optional<Long> member(String field) {
    return payload.get(field) instanceof Number id && id.longValue() > 0
        ? Optional.of(id.longValue())
        : Optional.empty();
  }

  /** Returns the subject that it is about. */
  public Optional<Subject> subject() {
    return type.subject().map(item -> item.key(payload)).map(DescribedEntry::subject);
  }

  /** Returns the items with an effect of a kind, such as {@code comment/7}. */
  public List<String> items(JournalEffect.Kind kind) {
    return type.effects().stream()
        .filter(effect -> effect.kind() == kind && effect.happens(payload))
        .map(effect -> effect.item().key(payload))
        .filter(key -> key != null)
        .toList();
  }

  /**
   * Returns the value of each field: a String, Long, Boolean, Instant or Subject; a member is the
   * Long of the id. What the payload lacks is what {@link JournalField.Kind} says, a subject null.
   */
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    for (JournalField field : type.fields()) {
      values.put(field.name(), value(field.kind(), payload.get(field.name())));
    }
    return values;
  }

  private static Object value(JournalField.Kind kind, Object raw) {
    return switch (kind) {
      case TEXT -> raw == null ? "" : raw.toString();
      case NUMBER, MEMBER -> raw instanceof Number number ? number.longValue() : 0L;
      case FLAG -> Boolean.TRUE.equals(raw);
      case TIME -> raw == null ? Instant.EPOCH : Instant.parse(raw.toString());
      case SUBJECT ->
          raw instanceof Map<?, ?> subject && subject.get("type") != null
              ? subject(subject.get("type") + "/" + subject.get("id"))
              : null;
    };
  }

  private static Subject subject(String key) {
    String[] parts = key.split("/", 2);
    return new Subject(parts[0], parts[1]);
  }
}
