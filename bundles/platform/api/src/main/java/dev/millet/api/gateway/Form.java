package dev.millet.api.gateway;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a submitted form.
 *
 * @param fields the values by name, in the order of the form
 * @param uploads the files by name, in the order of the form; a file field in which nothing was
 *     chosen is left out
 */
public record Form(Map<String, List<String>> fields, Map<String, List<Upload>> uploads) {

  /** A form without files. */
  public Form(Map<String, List<String>> fields) {
    this(fields, Map.of());
  }

  /** The first value, with line ends as {@code \n}; the empty string where it is absent. */
  public String value(String name) {
    List<String> values = fields.get(name);
    return values == null || values.isEmpty() ? "" : values.get(0).replace("\r\n", "\n");
  }

  public List<String> values(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /** The first file of a field. */
  public Optional<Upload> upload(String name) {
    return uploads(name).stream().findFirst();
  }

  public List<Upload> uploads(String name) {
    return uploads.getOrDefault(name, List.of());
  }
}
