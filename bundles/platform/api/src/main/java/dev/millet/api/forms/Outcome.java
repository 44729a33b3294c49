package dev.millet.api.forms;

import java.lang.reflect.RecordComponent;
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
    RecordComponent[] components = rules.type().getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Field field = rules.field(components[i].getName());
      values[i] = read.get(field.name()).value();
    }
    return Records.make(rules.type(), values);
  }
}
