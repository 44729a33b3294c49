package dev.millet.api.forms;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A form on its way: what was typed, what is wrong with it, and the value where nothing is.
 * Immutable.
 *
 * @param <T> the record that the form fills
 */
public final class Input<T> {

  private final Rules<T> rules;
  private final Map<String, List<String>> typed;
  private final List<FieldError> errors;
  private final T value;

  Input(Rules<T> rules, Map<String, List<String>> typed, List<FieldError> errors, T value) {
    this.rules = rules;
    this.typed = Map.copyOf(typed);
    this.errors = List.copyOf(errors);
    this.value = value;
  }

  /** Returns the rules that it was read by. */
  public Rules<T> rules() {
    return rules;
  }

  /** Returns whether it cannot be taken. */
  public boolean hasErrors() {
    return !errors.isEmpty();
  }

  /** Returns what is wrong, in the order of the form. */
  public List<FieldError> errors() {
    return errors;
  }

  /** Returns what is wrong with a field; the first thing where it is more than one. */
  public Optional<FieldError> error(String field) {
    return errors.stream().filter(error -> error.field().equals(field)).findFirst();
  }

  /** Returns what stands in a field, for each of its inputs; empty for secrets. */
  public List<String> values(String field) {
    return typed.getOrDefault(field, List.of());
  }

  /** Returns what stands in a field that has one input; the empty string where nothing does. */
  public String typed(String field) {
    List<String> values = values(field);
    return values.isEmpty() ? "" : values.get(0);
  }

  /**
   * Returns what was typed, checked and tidied.
   *
   * @throws IllegalStateException where it has errors, or where nobody has typed anything yet
   */
  public T value() {
    if (value == null || hasErrors()) {
      throw new IllegalStateException("the form has no value: " + errors);
    }
    return value;
  }

  /**
   * Returns what was typed, for a route of the API that takes a form.
   *
   * @throws ProblemException 422 that names every field that cannot be taken
   * @since 1.1
   */
  public T require() {
    if (hasErrors()) {
      throw toProblem().toException();
    }
    return value();
  }

  /**
   * Returns the same with an error that only the module can find, such as a name that is taken.
   *
   * @param field a field of the form
   * @param code the bundle has a message {@code <form>.<field>.<code>} for it
   * @param detail one sentence in English for programs
   * @param arguments what the message may name
   */
  public Input<T> refused(String field, String code, String detail, Object... arguments) {
    rules.field(field);
    List<FieldError> more = new ArrayList<>(errors);
    more.add(new FieldError(field, code, List.of(arguments), detail));
    return new Input<>(rules, typed, more, value);
  }

  /**
   * Returns the same with the errors of a problem that something below answered. One that names no
   * field is an error of the whole form, with the empty string as its field: the bundle has a
   * message {@code failure.<code>} for it, with dashes for the dots of the code, that may name the
   * seconds to wait.
   *
   * @throws IllegalArgumentException where the problem names a field that the form has not
   */
  public Input<T> refused(Problem problem) {
    if (problem.fields().isEmpty()) {
      List<FieldError> more = new ArrayList<>(errors);
      more.add(new FieldError("", problem.code(), List.of(problem.retryAfter()), problem.detail()));
      return new Input<>(rules, typed, more, value);
    }
    Input<T> all = this;
    for (Problem.Field field : problem.fields()) {
      all = all.refused(field.name(), field.code(), field.detail());
    }
    return all;
  }

  /** Returns the same with something else in a field. */
  public Input<T> with(String field, String text) {
    rules.field(field);
    Map<String, List<String>> changed = new LinkedHashMap<>(typed);
    changed.put(field, List.of(text));
    return new Input<>(rules, changed, errors, value);
  }

  /** Returns the problem that a program gets: 422 with every field. */
  public Problem toProblem() {
    return Problem.invalid(errors.stream().map(FieldError::toProblemField).toList());
  }
}
