package dev.millet.api.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The record that was made of what was read of its fields.
 *
 * @param errors empty where it can be taken
 */
record Outcome<T>(T value, List<FieldError> errors) {

  /** Makes the record; its conditions are asked where no field has an error. */
  static <T> Outcome<T> of(
      Rules<T> rules, Map<String, Reading> read, List<Condition<T>> conditions) {
    T value = made(rules, read);
    List<FieldError> errors = new ArrayList<>();
    for (Reading each : read.values()) {
      if (each.error() != null) {
        errors.add(each.error());
      }
    }
    for (Condition<T> condition : errors.isEmpty() ? conditions : List.<Condition<T>>of()) {
      if (!condition.holds().test(value)) {
        errors.add(condition.error());
      }
    }
    return new Outcome<>(value, errors);
  }

  private static <T> T made(Rules<T> rules, Map<String, Reading> read) {
    List<Object> values = new ArrayList<>();
    for (String component : rules.records().names()) {
      values.add(read.get(rules.field(component).name()).value());
    }
    return rules.records().make(values.toArray());
  }
}
