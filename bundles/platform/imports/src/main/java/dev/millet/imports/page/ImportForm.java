package dev.millet.imports.page;

import dev.millet.api.forms.Input;
import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.products.Product;
import dev.millet.imports.file.CsvHeader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The input of somebody who imports a file, in the form of the page and in the query of the API;
 * what is empty is found out from the file.
 *
 * @param charset the name of the encoding
 * @param product the slug of the product of rows that name none
 * @param newProduct the name of a product that is made for such rows; wins
 * @param source names where rows come from that do not say
 * @param statuses pairs of a word of the source and a status, one a line or separated by commas
 */
public record ImportForm(
    String format,
    String charset,
    String product,
    String newProduct,
    String source,
    String statuses) {

  static final ImportForm EMPTY = new ImportForm("", "", "", "", "", "");

  private static final String COLUMN = "map.";
  private static final Set<String> OLD_CHINESE = Set.of("gb2312", "gbk", "gb-18030", "euc-cn");

  /** Returns the rules that are the same for all files. */
  static Rules<ImportForm> rules(List<String> formats) {
    return Rules.of(ImportForm.class)
        .optionalChoice("format", formats.toArray(String[]::new))
        .line("charset", 0, 80, "GB18030")
        .checked("charset", name -> encoding(name).name())
        .line("product", 0, Product.MAX_SLUG, "phone")
        .line("newProduct", 0, Product.MAX_NAME, "Phone")
        .line("source", 0, 100, "jira")
        .text("statuses", 0, 10_000, "In Beta = in-progress");
  }

  /** Returns the columns that were chosen for fields in a form that was sent, by field. */
  static Map<String, String> columns(List<String> fields, Form form) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String field : fields) {
      String column = form.value(COLUMN + field);
      if (!column.isBlank()) {
        columns.put(field, column.strip());
      }
    }
    return columns;
  }

  /** Returns what was chosen by the name of the form's field, to be sent again. */
  static Map<String, String> values(Input<ImportForm> input, Map<String, String> columns) {
    Map<String, String> values = new LinkedHashMap<>();
    for (var field : input.rules().fields()) {
      if (!input.typed(field.name()).isEmpty()) {
        values.put(field.name(), input.typed(field.name()));
      }
    }
    columns.forEach((field, column) -> values.put(COLUMN + field, column));
    return values;
  }

  static Charset encoding(String name) {
    try {
      boolean chinese = OLD_CHINESE.contains(name.toLowerCase(Locale.ROOT));
      return Charset.forName(chinese ? "GB18030" : name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw refused(
          "charset", "'" + name + "' is no known encoding; write UTF-8, GB18030 or UTF-16");
    }
  }

  /**
   * Reads the columns of fields as programs write them.
   *
   * @param text such as {@code title=Subject,body=Text}; a pair ends at a comma that is followed by
   *     another field, so that columns may have commas
   */
  static Map<String, String> mapping(List<String> fields, String text) {
    Map<String, String> known = new LinkedHashMap<>();
    fields.forEach(field -> known.put(CsvHeader.normal(field), field));
    Map<String, String> mapping = new LinkedHashMap<>();
    String next = ",(?=\\s*(?i:" + String.join("|", fields) + ")\\s*=)";
    for (String pair : text.split(next)) {
      int middle = pair.indexOf('=');
      String field = middle < 0 ? null : known.get(CsvHeader.normal(pair.substring(0, middle)));
      if (field == null) {
        throw refused(
            "map",
            "'%s' is no mapping; write field=Column, the field one of %s"
                .formatted(pair, String.join(", ", fields)));
      }
      mapping.put(field, pair.substring(middle + 1).strip());
    }
    return mapping;
  }

  private static ProblemException refused(String field, String detail) {
    return Problem.invalid(field, "unknown", detail).toException();
  }
}
