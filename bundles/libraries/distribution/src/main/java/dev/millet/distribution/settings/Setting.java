package dev.millet.distribution.settings;

import java.util.Locale;

/**
 * Something that can be set, as a bundle declares it.
 *
 * @param module the module that it belongs to
 * @param pid the PID of the component that takes it
 * @param id the name of the component property
 * @param type the values that it takes
 * @param defaultValue as declared; null if none is declared
 * @param name what it is called, in a few words; may be empty
 * @param description one sentence or more
 * @param effect when a changed value has an effect
 */
public record Setting(
    String module,
    String pid,
    String id,
    SettingType type,
    String defaultValue,
    String name,
    String description,
    Effect effect) {

  /** Returns the key that users write, such as {@code gateway.port}. */
  public String key() {
    return module + "." + id;
  }

  /** Returns the environment variable that sets it, such as {@code MILLET_GATEWAY_PORT}. */
  public String variable() {
    return variableOf(key());
  }

  /** Returns the prefix of the environment variables of all settings of the module. */
  public String variablePrefix() {
    return variableOf(module + ".");
  }

  /** Returns the environment variable that sets a key. */
  public static String variableOf(String key) {
    return "MILLET_" + key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  /** Returns whether its value is never shown. */
  public boolean secret() {
    return type.value() == ValueType.PASSWORD;
  }

  /**
   * Returns the default as it is shown and written; empty if none is declared. It is declared with
   * its commas and spaces escaped; only in a list do they part.
   */
  public String shownDefault() {
    String declared = defaultValue == null ? "" : defaultValue;
    return type.many() ? declared : declared.replaceAll("\\\\(.)", "$1");
  }

  /**
   * Reads what somebody set.
   *
   * @param origin where it was set, fit for a sentence: "in etc/millet.properties, line 3"
   * @return the component property's value
   * @throws IllegalArgumentException with a sentence that names the key, the value, what is allowed
   *     and where it was set
   */
  public Object parse(String text, String origin) {
    try {
      return type.parse(text);
    } catch (IllegalArgumentException e) {
      String shown = secret() ? "a value" : "the value \"" + text + "\"";
      throw new IllegalArgumentException(
          "The setting %s has %s (%s), but it takes %s."
              .formatted(key(), shown, origin, type.allowed()),
          e);
    }
  }
}
