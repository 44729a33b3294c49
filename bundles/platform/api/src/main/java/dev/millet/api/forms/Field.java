package dev.millet.api.forms;

import dev.millet.api.gateway.Form;
import java.util.List;
import java.util.Map;

/** One field of what may be typed. Immutable. */
public sealed interface Field
    permits TextField,
        NumberField,
        FlagField,
        ChoiceField,
        ListField,
        MapField,
        TimeField,
        UploadField {

  /** Returns the name in forms, in JSON and of the record component. */
  String name();

  /** Returns whether nothing can be taken without it. */
  boolean required();

  /** Returns a value for the documentation, of the record component's type; null for none. */
  Object example();

  /** Returns the types that the record component may have. */
  List<Class<?>> types();

  /** Returns whether what was typed is never shown again. */
  default boolean secret() {
    return false;
  }

  /**
   * Reads the field of a form that was sent.
   *
   * @since 1.1
   */
  default Reading read(Form form) {
    return parse(form.values(name()));
  }

  /** Reads what a form sent; an absent field is an empty list. */
  Reading parse(List<String> typed);

  /** Checks a value of the record component's type, as JSON had it; null where it was absent. */
  Reading check(Object value);

  /** Returns what a form shows for a value, a text for each input; empty where it is null. */
  List<String> show(Object value);

  /**
   * Returns what a form that was sent has in the inputs of the field, by the name of the input;
   * nothing of secrets.
   *
   * @since 1.2
   */
  default Map<String, List<String>> typed(Form form) {
    return Map.of(name(), secret() ? List.of() : form.values(name()));
  }

  /**
   * Returns what the inputs of the field show for a value, by the name of the input.
   *
   * @since 1.2
   */
  default Map<String, List<String>> shown(Object value) {
    return Map.of(name(), show(value));
  }
}
