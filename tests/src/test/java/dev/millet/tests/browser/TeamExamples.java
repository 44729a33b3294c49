package dev.millet.tests.browser;

import static org.junit.Assert.assertEquals;

import dev.millet.tests.Api;
import java.util.List;
import java.util.Map;

/** A roadmap, a status of a product and a saved reply, with the addresses of their pages. */
final class TeamExamples {

  private TeamExamples() {}

  static void make(Api api, String operator, String product, Map<String, List<String>> examples) {
    String roadmap = "{\"title\":\"Everything\",\"by\":\"status\",\"audience\":\"everybody\"}";
    assertEquals(201, api.post("/api/v1/suggestions/roadmaps", operator, roadmap).statusCode());
    String status =
        "{\"product\":\"%s\",\"meaning\":\"planned\",\"nameEn\":\"Design\",\"color\":\"blue\"}";
    String made =
        api.post("/api/v1/suggestions/statuses", operator, status.formatted(product)).body();
    examples.put(
        "/admin/suggestions/statuses/{id}",
        List.of("/admin/suggestions/statuses/" + Api.number(made, "id")));
    String field =
        "{\"product\":\"%s\",\"kind\":\"choice\",\"nameEn\":\"Device\",\"options\":[\"One\",\"Two\"]}";
    String added =
        api.post("/api/v1/suggestions/fields", operator, field.formatted(product)).body();
    examples.put(
        "/admin/suggestions/fields/{id}",
        List.of("/admin/suggestions/fields/" + Api.number(added, "id")));
    String reply = "{\"name\":\"Thanks\",\"bodyEn\":\"Thank you, {author}!\"}";
    String saved = api.post("/api/v1/suggestions/replies", operator, reply).body();
    examples.put(
        "/admin/suggestions/replies/{id}",
        List.of("/admin/suggestions/replies/" + Api.number(saved, "id")));
  }
}
