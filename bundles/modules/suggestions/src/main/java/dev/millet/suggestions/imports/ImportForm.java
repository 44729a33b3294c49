package dev.millet.suggestions.imports;

import dev.millet.api.forms.Field;
import dev.millet.api.forms.Input;
import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Request;
import dev.millet.api.products.Product;
import dev.millet.suggestions.suggestion.Status;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

  public static final Rules<ImportForm> RULES =
      Rules.of(ImportForm.class)
          .optionalChoice("format", Format.words().toArray(String[]::new))
          .line("charset", 0, 80, "GB18030")
          .checked("charset", name -> encoding(name).name())
          .line("product", 0, Product.MAX_SLUG, "phone")
          .line("newProduct", 0, Product.MAX_NAME, "Phone")
          .line("source", 0, 100, "jira")
          .text("statuses", 0, 10_000, "In Beta = in-progress")
          .checked("statuses", ImportForm::requireStatuses);

  static final ImportForm EMPTY = new ImportForm("", "", "", "", "", "");

  private static final String COLUMN = "map.";
  private static final String AUTO = "auto";
  private static final Set<String> OLD_CHINESE = Set.of("gb2312", "gbk", "gb-18030", "euc-cn");

  /** A pair ends at a comma that is followed by another field: columns may have commas. */
  private static final Pattern NEXT_FIELD =
      Pattern.compile(
          ",(?=\\s*(?:" + String.join("|", CsvHeader.MAPPABLE) + ")\\s*=)",
          Pattern.CASE_INSENSITIVE);

  private static final Map<String, String> FIELDS =
      CsvHeader.MAPPABLE.stream()
          .collect(Collectors.toMap(field -> CsvHeader.normal(field), field -> field));

  /**
   * Reads the options of a request to the API.
   *
   * @throws ProblemException 422 where one cannot be taken
   */
  static ImportOptions query(Request request) {
    boolean creates = flag(request, "createProducts");
    String product = request.query("product").orElse("");
    ImportForm typed =
        RULES.check(
            new ImportForm(
                chosen(request, "format").toLowerCase(Locale.ROOT),
                chosen(request, "charset"),
                creates ? "" : product,
                creates ? product : "",
                request.query("source").orElse(""),
                request.query("statuses").orElse("")));
    Map<String, String> mapping = request.query("map").map(ImportForm::mapping).orElse(Map.of());
    return typed.options(mapping).withDryRun(flag(request, "dryRun"));
  }

  private static String chosen(Request request, String name) {
    return request.query(name).filter(word -> !word.equals(AUTO)).orElse("");
  }

  /** Returns the columns that were chosen for fields in a form that was sent, by field. */
  static Map<String, String> columns(Form form) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String field : CsvHeader.MAPPABLE) {
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
    for (String field : RULES.fields().stream().map(Field::name).toList()) {
      if (!input.typed(field).isEmpty()) {
        values.put(field, input.typed(field));
      }
    }
    columns.forEach((field, column) -> values.put(COLUMN + field, column));
    return values;
  }

  /**
   * Returns the options of a checked input.
   *
   * @param mapping the column of each field; empty where their names decide
   */
  ImportOptions options(Map<String, String> mapping) {
    return new ImportOptions(
        Format.of(format).orElse(null),
        charset.isEmpty() ? null : encoding(charset),
        mapping,
        meanings(statuses),
        newProduct.isEmpty() ? (product.isEmpty() ? null : product) : newProduct,
        !newProduct.isEmpty(),
        source.isEmpty() ? null : source,
        false);
  }

  private static Charset encoding(String name) {
    try {
      boolean chinese = OLD_CHINESE.contains(name.toLowerCase(Locale.ROOT));
      return Charset.forName(chinese ? "GB18030" : name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw refused(
          "charset", "'" + name + "' is no known encoding; write UTF-8, GB18030 or UTF-16");
    }
  }

  private static Map<String, String> mapping(String text) {
    Map<String, String> mapping = new LinkedHashMap<>();
    for (String pair : NEXT_FIELD.split(text)) {
      int middle = pair.indexOf('=');
      String field = middle < 0 ? null : FIELDS.get(CsvHeader.normal(pair.substring(0, middle)));
      if (field == null) {
        throw refused(
            "map",
            "'%s' is no mapping; write field=Column, the field one of %s"
                .formatted(pair, String.join(", ", CsvHeader.MAPPABLE)));
      }
      mapping.put(field, pair.substring(middle + 1).strip());
    }
    return mapping;
  }

  private static String requireStatuses(String text) {
    meanings(text);
    return text;
  }

  private static Map<String, Status> meanings(String text) {
    Map<String, Status> statuses = new LinkedHashMap<>();
    for (String pair : text.split("[,\\n，]")) {
      if (pair.isBlank()) {
        continue;
      }
      int middle = pair.lastIndexOf('=');
      Optional<Status> status =
          middle <= 0 ? Optional.empty() : StatusWords.of(pair.substring(middle + 1));
      statuses.put(
          StatusWords.normal(pair.substring(0, Math.max(middle, 0))),
          status.orElseThrow(
              () ->
                  refused(
                      "statuses",
                      "'%s' is no pair of a word and a status; write In Beta=in-progress, the status one of %s"
                          .formatted(pair.strip(), String.join(", ", StatusWords.own())))));
    }
    return statuses;
  }

  private static boolean flag(Request request, String name) {
    String value = request.query(name).orElse("false");
    if (value.equals("true") || value.equals("false")) {
      return value.equals("true");
    }
    throw Problem.invalid(name, "not-boolean", "'" + name + "' is true or false").toException();
  }

  private static ProblemException refused(String field, String detail) {
    return Problem.invalid(field, "unknown", detail).toException();
  }
}
