package dev.millet.api.forms;

import java.util.List;

/**
 * Something that is so or not: a checkbox, which a browser sends only where it is checked. Its
 * component is a {@code Boolean}, so that JSON may leave it out as well; it is never null once the
 * rules have been read.
 */
public record FlagField(String name) implements Field {

  /** The value that a checked checkbox sends. */
  public static final String CHECKED = "true";

  @Override
  public boolean required() {
    return false;
  }

  @Override
  public Object example() {
    return true;
  }

  @Override
  public List<Class<?>> types() {
    return List.of(Boolean.class);
  }

  @Override
  public Reading parse(List<String> typed) {
    return Reading.of(typed.contains(CHECKED));
  }

  @Override
  public Reading check(Object value) {
    return Reading.of(Boolean.TRUE.equals(value));
  }

  @Override
  public List<String> show(Object value) {
    return Boolean.TRUE.equals(value) ? List.of(CHECKED) : List.of();
  }
}
