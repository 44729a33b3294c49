package dev.millet.suggestions.imports;

import dev.millet.api.imports.FileRow;
import dev.millet.api.imports.FileText;
import dev.millet.api.imports.RefusedRowException;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.suggestions.field.FieldValues;
import dev.millet.suggestions.field.ProductField;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The content that a row has for the fields of its product, in columns such as {@code
 * field:device}.
 */
record FilledFields(Map<String, String> bySlug) {

  private static final String COLUMN = "field:";
  private static final FileText VALUE = FileText.line("field", ProductField.MAX_VALUE).optional();

  static FilledFields of(FileRow row) throws RefusedRowException {
    Map<String, String> filled = new TreeMap<>();
    for (String name : row.names()) {
      if (has(name) && filled.size() < NewSuggestion.MAX_FIELDS) {
        String value = VALUE.fit(Objects.requireNonNullElse(row.text(name), ""));
        if (!value.isEmpty()) {
          filled.put(name.substring(COLUMN.length()), value);
        }
      }
    }
    return new FilledFields(filled);
  }

  /** Returns whether a field of the file is of a product. */
  static boolean has(String name) {
    return name.startsWith(COLUMN);
  }

  /** Returns the part of the digest that tells fields; a row without any has the one of before. */
  String digest() {
    return bySlug.isEmpty() ? "" : '\n' + FieldValues.text(bySlug);
  }
}
