package dev.millet.api.forms;

import java.util.List;

/**
 * A value that a field has read, or what is wrong with it.
 *
 * @param value of the record component's type; where there is an error, the component's empty value
 * @param error null where the value can be taken
 */
record Reading(Object value, FieldError error) {

  static Reading of(Object value) {
    return new Reading(value, null);
  }

  static Reading refused(
      Object empty, String field, String code, String detail, Object... arguments) {
    return new Reading(empty, new FieldError(field, code, List.of(arguments), detail));
  }
}
