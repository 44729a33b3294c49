package dev.millet.api.forms;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** A moment, written as RFC 3339 says; null where it may be left out and is. */
public record TimeField(String name, boolean required, Instant example) implements Field {

  @Override
  public List<Class<?>> types() {
    return List.of(Instant.class);
  }

  @Override
  public Reading parse(List<String> typed) {
    String text = typed.isEmpty() ? "" : typed.get(0).strip();
    try {
      return check(text.isEmpty() ? null : Instant.parse(text));
    } catch (DateTimeException e) {
      return Reading.refused(
          null, name, "not-a-time", name + " is a moment such as 2026-03-01T09:00:00Z");
    }
  }

  @Override
  public Reading check(Object value) {
    return value == null && required
        ? Reading.refused(null, name, "missing", name + " is needed")
        : Reading.of(value);
  }

  @Override
  public List<String> show(Object value) {
    return value == null ? List.of() : List.of(value.toString());
  }
}
