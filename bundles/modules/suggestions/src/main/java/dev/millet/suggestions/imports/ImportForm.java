package dev.millet.suggestions.imports;

import dev.millet.api.gateway.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The options that were chosen for an import.
 *
 * @param values by the name of the form's field; those that were left empty are not there
 */
record ImportForm(Map<String, String> values) {

  static final String COLUMN = "map.";

  /** The name of a product that the import makes. */
  static final String NEW_PRODUCT = "newProduct";

  private static final List<String> FIELDS =
      List.of("format", "charset", "product", NEW_PRODUCT, "source", "statuses");

  static ImportForm of(Form form) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String field : FIELDS) {
      put(values, field, form.value(field));
    }
    for (String field : CsvHeader.MAPPABLE) {
      put(values, COLUMN + field, form.value(COLUMN + field));
    }
    return new ImportForm(values);
  }

  private static void put(Map<String, String> values, String name, String value) {
    if (!value.isBlank()) {
      values.put(name, value.strip());
    }
  }

  /**
   * Returns the options that it stands for.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 where one cannot be taken
   */
  ImportOptions options() {
    ImportOptions read =
        new OptionsReader(
                name ->
                    name.equals("map") ? Optional.empty() : Optional.ofNullable(values.get(name)))
            .read();
    Map<String, String> mapping =
        values.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(COLUMN))
            .collect(
                Collectors.toMap(
                    entry -> entry.getKey().substring(COLUMN.length()), Map.Entry::getValue));
    return new ImportOptions(
        read.format(),
        read.charset(),
        mapping,
        read.statuses(),
        values.getOrDefault(NEW_PRODUCT, read.product()),
        values.containsKey(NEW_PRODUCT),
        read.source(),
        false);
  }
}
