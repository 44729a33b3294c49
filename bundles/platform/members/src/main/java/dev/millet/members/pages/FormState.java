package dev.millet.members.pages;

import dev.millet.api.gateway.Form;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A form as it is shown: what was typed, and what is wrong with it.
 *
 * @param values what was typed, by field; never a password
 * @param errors what is wrong, by field, in the reader's language
 * @param failure what is wrong with all of it; empty where nothing is
 */
public record FormState(Map<String, String> values, Map<String, String> errors, String failure) {

  public FormState {
    errors = new LinkedHashMap<>(errors);
    values = Map.copyOf(values);
  }

  static FormState blank() {
    return new FormState(Map.of(), Map.of(), "");
  }

  /** What was typed into some fields. */
  static FormState typed(Form form, String... fields) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String field : fields) {
      values.put(field, form.value(field));
    }
    return new FormState(values, Map.of(), "");
  }

  FormState refused(Map<String, String> fields, String all) {
    return new FormState(values, fields, all);
  }

  /** What was typed into a field; empty where nothing was. */
  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  /** What is wrong with a field; null where nothing is. */
  public String error(String field) {
    return errors.get(field);
  }
}
