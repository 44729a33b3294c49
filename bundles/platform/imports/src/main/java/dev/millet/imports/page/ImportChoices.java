package dev.millet.imports.page;

import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Request;
import dev.millet.api.imports.FileFormat;
import dev.millet.api.imports.FileImport;
import dev.millet.imports.file.ImportOptions;
import dev.millet.imports.run.StatusMeanings;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The options that a module's files have, read from the form of the page or from a query. */
final class ImportChoices {

  private static final String AUTO = "auto";

  private final FileImport<?> file;
  private final Rules<ImportForm> rules;

  ImportChoices(FileImport<?> file) {
    this.file = file;
    Rules<ImportForm> all = ImportForm.rules(formats(file));
    this.rules =
        file.statuses()
            .map(
                words ->
                    all.checked(
                        "statuses",
                        text -> {
                          StatusMeanings.read(text, words);
                          return text;
                        }))
            .orElse(all);
  }

  static List<String> formats(FileImport<?> file) {
    return file.formats().stream().map(FileFormat::word).toList();
  }

  Rules<ImportForm> rules() {
    return rules;
  }

  /**
   * Reads the options of a request to the API.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 where one cannot be taken
   */
  ImportOptions query(Request request) {
    boolean creates = flag(request, "createProducts");
    String product = request.query("product").orElse("");
    ImportForm typed =
        rules.check(
            new ImportForm(
                chosen(request, "format").toLowerCase(Locale.ROOT),
                chosen(request, "charset"),
                creates ? "" : product,
                creates ? product : "",
                request.query("source").orElse(""),
                request.query("statuses").orElse("")));
    Map<String, String> mapping =
        request.query("map").map(text -> ImportForm.mapping(file.fields(), text)).orElse(Map.of());
    return options(typed, mapping).withDryRun(flag(request, "dryRun"));
  }

  /**
   * Returns the options of a checked input.
   *
   * @param mapping the column of each field; empty where their names decide
   */
  ImportOptions options(ImportForm typed, Map<String, String> mapping) {
    String product = typed.newProduct().isEmpty() ? typed.product() : typed.newProduct();
    return new ImportOptions(
        file.formats().stream()
            .filter(format -> format.word().equals(typed.format()))
            .findFirst()
            .orElse(null),
        typed.charset().isEmpty() ? null : ImportForm.encoding(typed.charset()),
        mapping,
        file.statuses().map(words -> StatusMeanings.read(typed.statuses(), words)).orElse(Map.of()),
        product.isEmpty() ? null : product,
        !typed.newProduct().isEmpty(),
        typed.source().isEmpty() ? null : typed.source(),
        false);
  }

  private static String chosen(Request request, String name) {
    return request.query(name).filter(word -> !word.equals(AUTO)).orElse("");
  }

  private static boolean flag(Request request, String name) {
    String value = request.query(name).orElse("false");
    if (value.equals("true") || value.equals("false")) {
      return value.equals("true");
    }
    throw Problem.invalid(name, "not-boolean", "'" + name + "' is true or false").toException();
  }
}
