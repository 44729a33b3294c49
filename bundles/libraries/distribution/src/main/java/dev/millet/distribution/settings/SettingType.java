package dev.millet.distribution.settings;

import java.util.ArrayList;
import java.util.List;

/**
 * The values that a setting takes.
 *
 * @param value what one value is
 * @param many whether it takes several values, separated by commas
 * @param min the smallest number, or the smallest number of characters; null where any is
 * @param max the largest number, or the largest number of characters; null where any is
 * @param options the values it takes; empty where it takes any
 */
public record SettingType(
    ValueType value, boolean many, String min, String max, List<String> options) {

  public SettingType {
    options = List.copyOf(options);
  }

  /** Returns a type that takes any single value. */
  public static SettingType of(ValueType value) {
    return new SettingType(value, false, null, null, List.of());
  }

  /** Returns the allowed values in words, such as {@code a whole number from 0 to 65535}. */
  public String allowed() {
    if (!options.isEmpty()) {
      return "one of " + String.join(", ", options);
    }
    String unit = value.isText() && (min != null || max != null) ? " characters" : "";
    String words = many ? "a list, separated by commas, of: " + value.words() : value.words();
    if (min != null && max != null) {
      return words + " from " + min + " to " + max + unit;
    }
    if (min != null) {
      return words + " of at least " + min + unit;
    }
    return max == null ? words : words + " of at most " + max + unit;
  }

  /**
   * Reads what somebody set.
   *
   * @return the component property's value
   * @throws IllegalArgumentException when it is not allowed
   */
  public Object parse(String text) {
    if (!many) {
      return one(text);
    }
    List<Object> values = new ArrayList<>();
    for (String part : text.isBlank() ? new String[0] : text.split(",")) {
      values.add(one(part.strip()));
    }
    return values;
  }

  private Object one(String text) {
    Object parsed = value.parse(value.isText() ? text : text.strip());
    if (!options.isEmpty() && !options.contains(text)) {
      throw new IllegalArgumentException(text);
    }
    if (value.isNumber()) {
      checkRange(((Number) parsed).doubleValue());
    } else if (value.isText()) {
      checkRange(text.codePointCount(0, text.length()));
    }
    return parsed;
  }

  private void checkRange(double size) {
    if (!(min == null || size >= Double.parseDouble(min))
        || !(max == null || size <= Double.parseDouble(max))) {
      throw new IllegalArgumentException("out of range");
    }
  }
}
