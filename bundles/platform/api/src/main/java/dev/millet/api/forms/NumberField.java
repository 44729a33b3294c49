package dev.millet.api.forms;

import java.util.List;

/**
 * A whole number. Where it may be left out, the component is an {@code Integer} or a {@code Long}
 * and null then.
 *
 * @param min the smallest number
 * @param max the largest number
 * @param type {@code int}, {@code long}, {@code Integer} or {@code Long}
 */
public record NumberField(String name, long min, long max, Class<?> type, Object example)
    implements Field {

  private static final int MAX_DIGITS = 20;

  public NumberField {
    if (min > max) {
      throw new IllegalArgumentException("the range of " + name + ": " + min + " to " + max);
    }
    boolean small = type == int.class || type == Integer.class;
    if (small && (min < Integer.MIN_VALUE || max > Integer.MAX_VALUE)) {
      throw new IllegalArgumentException("the range of " + name + " does not fit an int");
    }
  }

  @Override
  public boolean required() {
    return type.isPrimitive();
  }

  @Override
  public List<Class<?>> types() {
    return List.of(int.class, long.class, Integer.class, Long.class);
  }

  @Override
  public Reading parse(List<String> typed) {
    String text = typed.isEmpty() ? "" : typed.get(0).strip();
    if (text.isEmpty()) {
      return required() ? refused("missing", name + " is needed") : Reading.of(null);
    }
    try {
      if (text.length() <= MAX_DIGITS) {
        return within(Long.parseLong(text));
      }
    } catch (NumberFormatException e) {
      // answered below, like one that is too long
    }
    return refused("not-a-number", name + " is a whole number");
  }

  @Override
  public Reading check(Object value) {
    if (value == null) {
      return required() ? refused("missing", name + " is needed") : Reading.of(null);
    }
    return within(((Number) value).longValue());
  }

  private Reading within(long value) {
    return value < min || value > max
        ? refused("out-of-range", name + " is a whole number from " + min + " to " + max, min, max)
        : Reading.of(boxed(value));
  }

  private Object boxed(long value) {
    // not a conditional expression: it would make a Long of both
    if (type == int.class || type == Integer.class) {
      return (int) value;
    }
    return value;
  }

  private Reading refused(String code, String detail, Object... arguments) {
    return Reading.refused(required() ? boxed(0) : null, name, code, detail, arguments);
  }

  @Override
  public List<String> show(Object value) {
    return value == null ? List.of() : List.of(value.toString());
  }
}
