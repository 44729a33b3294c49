package dev.millet.suggestions.imports;

import dev.millet.api.products.Product;
import java.util.List;
import java.util.Map;

/**
 * The form in which a file's import is set up.
 *
 * @param values what was chosen, by the name of the form's field
 * @param problem what is wrong with what was chosen; null where nothing is
 */
public record ImportFormModel(
    String path,
    String name,
    long length,
    Preview preview,
    List<Product> products,
    Map<String, String> values,
    String problem) {

  /** The encodings that can be chosen, beside the one that the file names. */
  public static final List<String> CHARSETS = List.of("UTF-8", "GB18030", "UTF-16", "Big5");

  public List<String> charsets() {
    return CHARSETS;
  }

  public List<String> formats() {
    return Format.words();
  }

  /** Returns the fields to which columns can be given. */
  public List<String> fields() {
    return CsvHeader.MAPPABLE;
  }

  public String value(String name) {
    return values.getOrDefault(name, "");
  }

  /** Returns the column that is taken for a field; empty for none. */
  public String column(String field) {
    String chosen = values.get("map." + field);
    return chosen != null ? chosen : preview.fields().getOrDefault(field, "");
  }

  public boolean isImportable() {
    return preview.problem() == null && problem == null;
  }
}
