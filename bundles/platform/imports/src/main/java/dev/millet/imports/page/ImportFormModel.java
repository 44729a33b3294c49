package dev.millet.imports.page;

import dev.millet.api.forms.Input;
import dev.millet.api.imports.FileFormat;
import dev.millet.api.imports.FileImport;
import dev.millet.api.pages.View;
import dev.millet.api.products.Product;
import java.util.List;
import java.util.Map;

/**
 * The form in which a file's import is set up.
 *
 * @param texts the texts of the module
 * @param columns the columns that were chosen, by field
 */
public record ImportFormModel(
    FileImport<?> file,
    TextsOfModule texts,
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

  /** Returns the page on which a file is uploaded. */
  public String start() {
    return file.place() + "/import";
  }

  public List<FileFormat> formats() {
    return file.formats();
  }

  /** Returns the name of a form as the reader knows it. */
  public String formatName(View view, String word) {
    String name =
        formats().stream()
            .filter(format -> format.word().equals(word))
            .map(FileFormat::name)
            .findFirst()
            .orElse("");
    return name.isEmpty() ? view.text("importForm.format." + word) : name;
  }

  /** Returns the fields to which columns can be given. */
  public List<String> fields() {
    return file.fields();
  }

  /** Returns whether rows are about products. */
  public boolean hasProducts() {
    return fields().contains("product");
  }

  public boolean hasStatuses() {
    return file.statuses().isPresent();
  }

  /** Returns the column that is taken for a field; empty for none. */
  public String column(String field) {
    String chosen = columns.get(field);
    return chosen != null ? chosen : preview.fields().getOrDefault(field, "");
  }
}
