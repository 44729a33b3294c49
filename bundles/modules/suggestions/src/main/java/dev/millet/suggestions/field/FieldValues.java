package dev.millet.suggestions.field;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The content of the fields of a suggestion, in their order; those that are empty are left out.
 *
 * @param filled never has empty values
 */
public record FieldValues(List<Filled> filled) {

  /** Nothing. */
  public static final FieldValues NONE = new FieldValues(List.of());

  /** A field that has a value. */
  public record Filled(ProductField field, String value) {}

  static FieldValues of(Map<ProductField, String> values) {
    return new FieldValues(
        values.entrySet().stream()
            .map(each -> new Filled(each.getKey(), each.getValue()))
            .sorted(
                Comparator.comparing((Filled each) -> each.field().archived())
                    .thenComparing(each -> each.field().place())
                    .thenComparing(each -> each.field().id()))
            .toList());
  }

  /** Returns those that belong to a product: of others, nothing is shown. */
  public List<Filled> of(long product) {
    return filled.stream().filter(each -> each.field().productId() == product).toList();
  }

  /** Returns the values that can still be edited, by slug. */
  public Map<String, String> bySlug() {
    Map<String, String> values = new LinkedHashMap<>();
    filled.stream()
        .filter(each -> !each.field().archived())
        .forEach(each -> values.put(each.field().slug(), each.value()));
    return values;
  }

  /** Returns values as one text, a line for each. */
  public static String text(Map<String, String> bySlug) {
    return bySlug.entrySet().stream()
        .map(each -> each.getKey() + ": " + each.getValue())
        .collect(Collectors.joining("\n"));
  }

  /** Reads what {@link #text} returns; null where that is nothing. */
  public static Map<String, String> parseSome(String text) {
    Map<String, String> values = parse(text);
    return values.isEmpty() ? null : values;
  }

  /** Reads what {@link #text} returns; null is read as nothing. */
  public static Map<String, String> parse(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : text == null ? List.<String>of() : text.lines().toList()) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        values.put(line.substring(0, colon), line.substring(colon + 2));
      }
    }
    return values;
  }
}
