package dev.millet.imports.run;

import dev.millet.api.gateway.Problem;
import dev.millet.api.imports.FileImport.StatusVocabulary;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what the statuses of a source mean: pairs such as {@code In Beta=in-progress}. */
public final class StatusMeanings {

  private StatusMeanings() {}

  /**
   * Returns the module's own words by those of the source.
   *
   * @param text pairs, one a line or separated by commas
   * @throws dev.millet.api.gateway.ProblemException 422 where one is no pair, or means nothing
   */
  public static Map<String, String> read(String text, StatusVocabulary vocabulary) {
    Map<String, String> statuses = new LinkedHashMap<>();
    for (String pair : text.split("[,\\n，]")) {
      if (pair.isBlank()) {
        continue;
      }
      int middle = pair.lastIndexOf('=');
      Optional<String> status =
          middle <= 0
              ? Optional.empty()
              : vocabulary.known().apply(normal(pair.substring(middle + 1)));
      statuses.put(
          normal(pair.substring(0, Math.max(middle, 0))),
          status.orElseThrow(
              () ->
                  Problem.invalid(
                          "statuses",
                          "unknown",
                          "'%s' is no pair of a word and a status; write In Beta=in-progress, the status one of %s"
                              .formatted(pair.strip(), String.join(", ", vocabulary.own())))
                      .toException()));
    }
    return statuses;
  }

  /** Returns a word as it is compared. */
  static String normal(String status) {
    return status.strip().toLowerCase(Locale.ROOT).replace('’', '\'').replaceAll("[\\s_]+", "-");
  }
}
