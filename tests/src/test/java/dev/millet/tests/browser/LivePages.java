package dev.millet.tests.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millet.tests.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The pages of a running instance: what its table of routes has, with an example for each. */
final class LivePages {

  // What browsers get, and people do not look at.
  private static final Set<String> NO_PAGES =
      Set.of(
          "/assets/{module}/{file}",
          "/assets/{module}/{folder}/{file}",
          "/assets/{module}/{folder}/{below}/{file}",
          "/health/live",
          "/health/ready",
          "/images/{id}",
          "/metrics",
          "/pages/logo/{hash}",
          "/pages/style/{hash}");

  private final Api api;
  private final String operator;
  private final Map<String, List<String>> examples;

  /**
   * Finds the pages.
   *
   * @param examples what stands for the templates that have variables
   */
  LivePages(Api api, String operator, Map<String, List<String>> examples) {
    this.api = api;
    this.operator = operator;
    this.examples = examples;
  }

  /** The paths of all pages that visitors, or else administrators, may open. */
  List<String> paths(boolean visitors) {
    List<String> paths = new ArrayList<>();
    for (JsonNode route : routes()) {
      String template = route.get("path").asText();
      boolean page = route.get("method").asText().equals("GET") && !template.startsWith("/api/");
      if (page && !NO_PAGES.contains(template) && (!visitors || route.get("role").isNull())) {
        paths.addAll(examples(template));
      }
    }
    return paths;
  }

  private List<String> examples(String template) {
    if (examples.containsKey(template)) {
      return examples.get(template);
    }
    if (template.contains("{")) {
      throw new AssertionError("give an example of the new page " + template);
    }
    return List.of(template);
  }

  private JsonNode routes() {
    try {
      return new ObjectMapper()
          .readTree(api.get("/api/v1/gateway/routes", operator).body())
          .get("items");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
