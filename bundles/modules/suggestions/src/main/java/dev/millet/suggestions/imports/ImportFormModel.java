package dev.millet.suggestions.imports;

import dev.millet.api.forms.Input;
import dev.millet.api.products.Product;
import java.util.List;
import java.util.Map;

/**
 * The form in which a file's import is set up.
 *
 * @param columns the columns that were chosen, by field
 */
public record ImportFormModel(
    String path,
    String name,
    long length,
    Preview preview,
    List<Product> products,
    Input<ImportForm> input,
    Map<String, String> columns) {

  /** The encodings that can be chosen, beside the one that the file names. */
  private static final List<String> CHARSETS = List.of("UTF-8", "GB18030", "UTF-16", "Big5");

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

  /** Returns the column that is taken for a field; empty for none. */
  public String column(String field) {
    String chosen = columns.get(field);
    return chosen != null ? chosen : preview.fields().getOrDefault(field, "");
  }
}
