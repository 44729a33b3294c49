package dev.millet.suggestions.imports;

import dev.millet.api.gateway.Problem;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.text.TextRule;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads how a file is to be imported, from query parameters or from a form. */
final class OptionsReader {

  private static final TextRule SOURCE = new TextRule("source", 100, true, false);
  private static final Set<String> OLD_CHINESE = Set.of("gb2312", "gbk", "gb-18030", "euc-cn");

  /** A pair ends at a comma that is followed by another field: columns may have commas. */
  private static final Pattern NEXT_FIELD =
      Pattern.compile(
          ",(?=\\s*(?:" + String.join("|", CsvHeader.MAPPABLE) + ")\\s*=)",
          Pattern.CASE_INSENSITIVE);

  private static final Map<String, String> FIELDS =
      CsvHeader.MAPPABLE.stream()
          .collect(Collectors.toMap(field -> CsvHeader.normal(field), field -> field));

  private final Function<String, Optional<String>> given;

  /**
   * Makes a reader.
   *
   * @param given the value of a parameter; empty where it is absent or blank
   */
  OptionsReader(Function<String, Optional<String>> given) {
    this.given = given;
  }

  /**
   * Reads the options.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 where one cannot be taken
   */
  ImportOptions read() {
    return new ImportOptions(
        given.apply("format").filter(word -> !word.equals("auto")).map(this::format).orElse(null),
        given.apply("charset").filter(name -> !name.equals("auto")).map(this::charset).orElse(null),
        given.apply("map").map(this::mapping).orElse(Map.of()),
        given.apply("statuses").map(this::statuses).orElse(Map.of()),
        given.apply("product").orElse(null),
        flag("createProducts"),
        given.apply("source").map(this::source).orElse(null),
        flag("dryRun"));
  }

  private Format format(String word) {
    return Format.of(word.toLowerCase(Locale.ROOT))
        .orElseThrow(
            () ->
                refused("format", "'format' is one of auto, " + String.join(", ", Format.words())));
  }

  private Charset charset(String name) {
    try {
      boolean chinese = OLD_CHINESE.contains(name.toLowerCase(Locale.ROOT));
      return Charset.forName(chinese ? "GB18030" : name.strip());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw refused(
          "charset", "'" + name + "' is no known encoding; write UTF-8, GB18030 or UTF-16");
    }
  }

  private Map<String, String> mapping(String text) {
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

  private Map<String, Status> statuses(String text) {
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

  private String source(String text) {
    var checked = SOURCE.check(text);
    if (checked.problem() != null) {
      throw Problem.invalid(java.util.List.of(checked.problem())).toException();
    }
    return checked.text();
  }

  private boolean flag(String name) {
    String value = given.apply(name).orElse("false");
    if (value.equals("true") || value.equals("false")) {
      return value.equals("true");
    }
    throw Problem.invalid(name, "not-boolean", "'" + name + "' is true or false").toException();
  }

  private static RuntimeException refused(String field, String detail) {
    return Problem.invalid(field, "unknown", detail).toException();
  }
}
