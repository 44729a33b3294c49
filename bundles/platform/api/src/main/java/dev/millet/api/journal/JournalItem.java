package dev.millet.api.journal;

import dev.millet.api.subjects.Subject;
import java.util.List;
import java.util.Map;

/**
 * Names the thing that a journal entry tells of, by fields of its payload: the comment that was
 * posted, or the vote of a member for a subject.
 *
 * @param type the type, such as {@code comment}; empty where the one field is a {@link Subject},
 *     which brings its own
 * @param fields the fields that tell it from others of its type
 * @since 1.4
 */
public record JournalItem(String type, List<String> fields) {

  public JournalItem {
    fields = List.copyOf(fields);
    if (fields.isEmpty() || type.isEmpty() && fields.size() > 1) {
      throw new IllegalArgumentException("an item is named by its type and at least one field");
    }
  }

  /** Returns an item of a type, such as {@code of("comment", "comment")}. */
  public static JournalItem of(String type, String... fields) {
    return new JournalItem(type, List.of(fields));
  }

  /** Returns the item that a field of the type {@link Subject} names. */
  public static JournalItem in(String field) {
    return new JournalItem("", List.of(field));
  }

  /** Returns the item's type and fields, such as {@code comment/7}; null where one is missing. */
  String key(Map<String, Object> payload) {
    StringBuilder key = new StringBuilder(type);
    for (String field : fields) {
      String part = part(payload.get(field));
      if (part == null) {
        return null;
      }
      key.append(key.isEmpty() ? "" : "/").append(part);
    }
    return key.toString();
  }

  private static String part(Object value) {
    if (value instanceof Map<?, ?> subject) {
      Object type = subject.get("type");
      Object id = subject.get("id");
      return type == null || id == null ? null : type + "/" + id;
    }
    return value == null ? null : value.toString();
  }
}
