package dev.millet.suggestions.saved;

import dev.millet.api.gateway.Problem;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The order and filters of the list, as its address has them.
 *
 * @param parameters by name; those that are empty are left out
 */
public record ViewQuery(Map<String, String> parameters) {

  /** The longest text that is kept. */
  private static final int MAX_LENGTH = 4_000;

  private static final String FIELD = "field.";

  private static final Set<String> KNOWN =
      Set.of("product", "status", "tag", "mine", "owner", "sort");

  /**
   * Reads what stands behind the question mark of an address.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 where the list has no such parameter
   */
  public static ViewQuery parse(String text) {
    Map<String, String> parameters = new TreeMap<>();
    String query = text.substring(text.indexOf('?') + 1);
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1)).strip();
      if (!KNOWN.contains(name) && !name.startsWith(FIELD)) {
        throw refused("the list has no parameter '" + name + "'");
      }
      if (!value.isEmpty()) {
        parameters.put(name, value);
      }
    }
    return new ViewQuery(parameters);
  }

  /** Returns the text as it is kept: the same for the same view. */
  static String check(String text) {
    String kept = parse(text).text();
    if (kept.isEmpty() || kept.length() > MAX_LENGTH) {
      throw refused("it chooses nothing, or is longer than " + MAX_LENGTH + " characters");
    }
    return kept;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw refused("it is no query of an address");
    }
  }

  private static RuntimeException refused(String detail) {
    return Problem.invalid("query", "unknown", detail).toException();
  }

  /** Returns it as an address has it, by name. */
  public String text() {
    return parameters.entrySet().stream()
        .map(each -> encoded(each.getKey()) + '=' + encoded(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Returns the slug of the product; null for all. */
  public String product() {
    return parameters.get("product");
  }
}
