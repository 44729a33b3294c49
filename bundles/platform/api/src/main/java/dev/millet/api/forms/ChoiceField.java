package dev.millet.api.forms;

import java.util.List;

/**
 * One of a few words. A value that is read is never null; one that may be left out is empty then.
 *
 * @param choices in the order in which a form shows them
 */
public record ChoiceField(String name, List<String> choices, boolean required) implements Field {

  public ChoiceField {
    choices = List.copyOf(choices);
    if (choices.isEmpty()) {
      throw new IllegalArgumentException(name + " has nothing to choose from");
    }
  }

  @Override
  public Object example() {
    return choices.get(0);
  }

  @Override
  public List<Class<?>> types() {
    return List.of(String.class);
  }

  @Override
  public Reading parse(List<String> typed) {
    return check(typed.isEmpty() ? "" : typed.get(0));
  }

  @Override
  public Reading check(Object value) {
    String word = value == null ? "" : (String) value;
    if (choices.contains(word)) {
      return Reading.of(word);
    }
    if (!word.isEmpty()) {
      String all = String.join(", ", choices);
      return Reading.refused("", name, "unknown-choice", name + " is one of " + all, all);
    }
    return required ? Reading.refused("", name, "missing", name + " is needed") : Reading.of("");
  }

  @Override
  public List<String> show(Object value) {
    return value == null || value.equals("") ? List.of() : List.of((String) value);
  }
}
