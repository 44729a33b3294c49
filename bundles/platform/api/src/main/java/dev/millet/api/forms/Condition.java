package dev.millet.api.forms;

import java.util.function.Predicate;

/**
 * A condition between the fields of a record.
 *
 * @param error what is wrong where it does not hold
 */
record Condition<T>(Predicate<T> holds, FieldError error) {}
