package dev.millet.api.gateway;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The fields of a submitted form. Immutable, as far as the maps that it was made of are. */
public final class Form {

  /** A form without fields. */
  public static final Form EMPTY = new Form(Map.of(), Map.of());

  private final Map<String, List<String>> fields;
  private final Map<String, List<Upload>> uploads;

  private Form(Map<String, List<String>> fields, Map<String, List<Upload>> uploads) {
    this.fields = Objects.requireNonNull(fields, "fields");
    this.uploads = Objects.requireNonNull(uploads, "uploads");
  }

  /** Returns a form without files. */
  public static Form of(Map<String, List<String>> fields) {
    return new Form(fields, Map.of());
  }

  /** Returns the same form with files, and no others. */
  public Form withUploads(Map<String, List<Upload>> files) {
    return new Form(fields, files);
  }

  /** Returns the values by name, in the order of the form. */
  public Map<String, List<String>> fields() {
    return fields;
  }

  /**
   * Returns the files by name, in the order of the form; a file field in which nothing was chosen
   * is left out.
   */
  public Map<String, List<Upload>> uploads() {
    return uploads;
  }

  /** Returns the first value, with line ends as {@code \n}; the empty string where it is absent. */
  public String value(String name) {
    List<String> values = fields.get(name);
    return values == null || values.isEmpty() ? "" : values.get(0).replace("\r\n", "\n");
  }

  public List<String> values(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /** Returns the first file of a field. */
  public Optional<Upload> upload(String name) {
    return uploads(name).stream().findFirst();
  }

  public List<Upload> uploads(String name) {
    return uploads.getOrDefault(name, List.of());
  }
}
