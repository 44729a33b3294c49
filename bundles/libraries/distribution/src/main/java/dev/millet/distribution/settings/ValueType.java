package dev.millet.distribution.settings;

import java.util.Locale;

/** The types of the metatype specification (Compendium chapter 105) that settings may have. */
public enum ValueType {
  STRING("text"),
  PASSWORD("a secret"),
  CHARACTER("one character"),
  BYTE("a whole number"),
  SHORT("a whole number"),
  INTEGER("a whole number"),
  LONG("a whole number"),
  FLOAT("a number"),
  DOUBLE("a number"),
  BOOLEAN("true or false");

  private final String words;

  ValueType(String words) {
    this.words = words;
  }

  /** Returns the name of the type, for people. */
  public String words() {
    return words;
  }

  boolean isNumber() {
    return ordinal() >= BYTE.ordinal() && ordinal() <= DOUBLE.ordinal();
  }

  boolean isText() {
    return this == STRING || this == PASSWORD;
  }

  static ValueType of(String metatype) {
    return metatype.equals("Char") ? CHARACTER : valueOf(metatype.toUpperCase(Locale.ROOT));
  }

  /**
   * Reads one value.
   *
   * @throws IllegalArgumentException when the text is no such value
   */
  Object parse(String text) {
    return switch (this) {
      case STRING, PASSWORD -> text;
      case CHARACTER -> single(text);
      case BYTE -> Byte.valueOf(text);
      case SHORT -> Short.valueOf(text);
      case INTEGER -> Integer.valueOf(text);
      case LONG -> Long.valueOf(text);
      case FLOAT -> Float.valueOf(text);
      case DOUBLE -> Double.valueOf(text);
      case BOOLEAN -> bool(text);
    };
  }

  private static Character single(String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException(text);
    }
    return text.charAt(0);
  }

  private static Boolean bool(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException(text);
    }
    return Boolean.valueOf(text);
  }
}
