package dev.millet.api.forms;

import dev.millet.api.gateway.Form;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Texts of one line by key, whose keys only the running system knows, such as the fields that a
 * team adds to its products: an object in JSON, and in a form an input {@code <name>.<key>} for
 * each key. An error of one of them has that name. The value is null where nothing was sent, and a
 * text that was left empty is the empty string.
 *
 * @param each what each text may look like; its name is the field's
 * @param maxCount how many there may be
 * @since 1.2
 */
public record MapField(TextField each, int maxCount) implements Field {

  private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{M}\\p{N}-]{1,60}");

  @Override
  public String name() {
    return each.name();
  }

  @Override
  public boolean required() {
    return false;
  }

  @Override
  public Object example() {
    return null;
  }

  @Override
  public List<Class<?>> types() {
    return List.of(Map.class);
  }

  /** Returns the name of the input of a key. */
  public String input(String key) {
    return name() + "." + key;
  }

  @Override
  public Reading read(Form form) {
    Map<String, String> texts = new LinkedHashMap<>();
    typed(form)
        .forEach((input, typed) -> texts.put(input.substring(input("").length()), typed.get(0)));
    return check(texts.isEmpty() ? null : texts);
  }

  /** Reads what was typed, which has no keys. */
  @Override
  public Reading parse(List<String> typed) {
    return check(null);
  }

  @Override
  public Reading check(Object value) {
    if (value == null) {
      return Reading.of(null);
    }
    Map<?, ?> sent = (Map<?, ?>) value;
    if (sent.size() > maxCount) {
      String detail = name() + " has at most " + maxCount + " entries";
      return Reading.refused(null, name(), "too-many", detail, maxCount);
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : sent.entrySet()) {
      String key = (String) entry.getKey();
      if (!KEY.matcher(key).matches()) {
        String detail = "a key of " + name() + " has 1 to 60 letters, digits and hyphens";
        return Reading.refused(null, name(), "characters", detail);
      }
      Reading read = text(key).check(entry.getValue());
      if (read.error() != null) {
        return new Reading(null, read.error());
      }
      texts.put(key, (String) read.value());
    }
    return Reading.of(Collections.unmodifiableMap(texts));
  }

  private TextField text(String key) {
    return new TextField(input(key), each.format(), 0, each.max(), each.example(), false);
  }

  @Override
  public List<String> show(Object value) {
    return List.of();
  }

  @Override
  public Map<String, List<String>> typed(Form form) {
    Map<String, List<String>> typed = new LinkedHashMap<>();
    for (String input : form.fields().keySet()) {
      if (input.startsWith(input("")) && !form.values(input).isEmpty()) {
        typed.put(input, List.of(form.value(input)));
      }
    }
    return typed;
  }

  @Override
  public Map<String, List<String>> shown(Object value) {
    Map<String, List<String>> shown = new LinkedHashMap<>();
    Map<?, ?> texts = value == null ? Map.of() : (Map<?, ?>) value;
    texts.forEach((key, text) -> shown.put(input((String) key), List.of((String) text)));
    return shown;
  }
}
