package dev.millet.launcher.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Something that can be set, as a bundle declares it.
 *
 * @param module the module that it belongs to
 * @param pid the PID of the component that takes it
 * @param id the name of the component property
 * @param type what one value is
 * @param many whether it takes several values, separated by commas
 * @param defaultValue as declared; null where there is none
 * @param min the smallest number, or the smallest number of characters; null where any is
 * @param max the largest number, or the largest number of characters; null where any is
 * @param options the values it takes; empty where it takes any
 * @param description one sentence or more
 */
public record Setting(
    String module,
    String pid,
    String id,
    ValueType type,
    boolean many,
    String defaultValue,
    String min,
    String max,
    List<String> options,
    String description) {

  /** Returns the key that users write, such as {@code gateway.port}. */
  public String key() {
    return module + "." + id;
  }

  /** Returns the environment variable that sets it, such as {@code MILLET_GATEWAY_PORT}. */
  public String variable() {
    return variable(key());
  }

  /** Returns the prefix of the environment variables of all settings of the module. */
  String variablePrefix() {
    return variable(module + ".");
  }

  private static String variable(String key) {
    return "MILLET_" + key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  /** Returns the allowed values in words, such as {@code a whole number from 0 to 65535}. */
  public String allowed() {
    if (!options.isEmpty()) {
      return "one of " + String.join(", ", options);
    }
    String unit = type.isText() && (min != null || max != null) ? " characters" : "";
    String words = many ? "a list, separated by commas, of: " + type.words() : type.words();
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
  Object parse(String text) {
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
    Object value = type.parse(type.isText() ? text : text.strip());
    if (!options.isEmpty() && !options.contains(text)) {
      throw new IllegalArgumentException(text);
    }
    if (type.isNumber()) {
      double number = ((Number) value).doubleValue();
      checkRange(number);
    } else if (type.isText()) {
      checkRange(text.codePointCount(0, text.length()));
    }
    return value;
  }

  private void checkRange(double size) {
    if (!(min == null || size >= Double.parseDouble(min))
        || !(max == null || size <= Double.parseDouble(max))) {
      throw new IllegalArgumentException("out of range");
    }
  }
}
