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
          "/admin/backups/{name}",
          "/assets/{module}/{file}",
          "/assets/{module}/{folder}/{file}",
          "/assets/{module}/{folder}/{below}/{file}",
          "/builds/{product}/{channel}/changes.md",
          "/builds/{product}/{channel}/changes.txt",
          "/builds/{product}/{channel}/feed.atom",
          "/builds/{product}/{channel}/train.ics",
          "/builds/{product}/{channel}/{version}/SHA256SUMS",
          "/builds/{product}/{channel}/{version}/files/{name}",
          "/draws/draw.py",
          "/draws/{id}/entries.txt",
          "/events/calendar.ics",
          "/events/calendars/{secret}",
          "/events/{id}/door/entered",
          "/events/{id}/door/list",
          "/events/{id}/door/worker.js",
          "/events/{id}/event.ics",
          "/events/series/{series}/calendar.ics",
          "/events/{id}/manage/registrations.csv",
          "/members/settings/data/download",
          "/health/live",
          "/health/ready",
          "/images/{id}",
          "/images/{id}/{size}",
          "/metrics",
          "/modules/changes/{id}/events",
          "/notices/bell",
          "/notices/events",
          "/suggestions/{id}/duplicates",
          "/pages/logo/{hash}",
          "/pages/style/{hash}",
          "/search/similar",
          "/uploads",
          "/uploads/{id}");

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
    List<String> unknown = new ArrayList<>();
    for (JsonNode route : routes()) {
      String template = route.get("path").asText();
      boolean page = route.get("method").asText().equals("GET") && !template.startsWith("/api/");
      if (page && !NO_PAGES.contains(template) && (!visitors || !route.has("role"))) {
        List<String> found = examples.get(template);
        if (found == null && template.contains("{")) {
          unknown.add(template);
        } else {
          paths.addAll(found == null ? List.of(template) : found);
        }
      }
    }
    if (!unknown.isEmpty()) {
      throw new AssertionError("give examples of the new pages " + unknown);
    }
    return paths;
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
