package dev.millet.api.gateway;

import java.util.List;
import java.util.Map;

/**
 * The fields of a submitted form.
 *
 * @param fields the values by name, in the order of the form
 */
public record Form(Map<String, List<String>> fields) {

  /** The first value, with line ends as {@code \n}; the empty string where it is absent. */
  public String value(String name) {
    List<String> values = fields.get(name);
    return values == null || values.isEmpty() ? "" : values.get(0).replace("\r\n", "\n");
  }

  public List<String> values(String name) {
    return fields.getOrDefault(name, List.of());
  }
}
