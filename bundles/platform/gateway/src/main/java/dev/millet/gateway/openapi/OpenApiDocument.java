package dev.millet.gateway.openapi;

import dev.millet.api.gateway.Route;
import dev.millet.api.json.Json;
import dev.millet.api.lists.ListRequest;
import dev.millet.gateway.routing.Endpoint;
import dev.millet.platform.api.modules.ActiveTable;
import dev.millet.platform.api.modules.Filed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The API of everything that is active now (OpenAPI 3.1).
 *
 * @param content JSON in UTF-8
 */
record OpenApiDocument(byte[] content) {

  static final Map<String, Object> PROBLEM_CONTENT =
      Map.of(
          "application/problem+json",
          Map.of("schema", Map.of("$ref", "#/components/schemas/Problem")));

  private static final Map<String, Object> TEXT = Map.of("type", "string");

  /** The document of a table, made once for each. */
  static OpenApiDocument of(ActiveTable table, Json json, String version) {
    return table.view(
        OpenApiDocument.class,
        active -> new OpenApiDocument(json.writeBytes(document(active, version))));
  }

  private static Map<String, Object> document(ActiveTable table, String version) {
    Map<String, Object> schemas = new TreeMap<>();
    schemas.put("Problem", problem());
    Operations operations = new Operations(new Schemas(schemas));
    Map<String, Map<String, Object>> paths = new TreeMap<>();
    for (Filed<Route> filed : table.of(Route.class)) {
      Route route = filed.contribution();
      if (Endpoint.isApi(route.template())) {
        paths
            .computeIfAbsent(route.template(), ignored -> new TreeMap<>())
            .put(route.method().toLowerCase(Locale.ROOT), operations.describe(filed));
      }
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put("info", Map.of("title", "Millet", "version", version));
    document.put("servers", List.of(Map.of("url", "/")));
    document.put("paths", paths);
    document.put("components", components(schemas));
    return document;
  }

  private static Map<String, Object> components(Map<String, Object> schemas) {
    Map<String, Object> components = new LinkedHashMap<>();
    components.put("schemas", schemas);
    components.put(
        "responses",
        Map.of("Problem", Map.of("description", "A problem", "content", PROBLEM_CONTENT)));
    components.put(
        "parameters",
        Map.of(
            "IdempotencyKey",
            Map.of(
                "name", "Idempotency-Key",
                "in", "header",
                "description", "Sent again with the same key, it happens once.",
                "schema", Map.of("type", "string", "maxLength", 255)),
            "Limit",
            Map.of(
                "name", "limit",
                "in", "query",
                "description", "How many items the slice has at most.",
                "schema",
                    Map.of(
                        "type",
                        "integer",
                        "minimum",
                        1,
                        "maximum",
                        ListRequest.MAX_LIMIT,
                        "default",
                        ListRequest.DEFAULT_LIMIT)),
            "After",
            Map.of(
                "name", "after",
                "in", "query",
                "description",
                    "The `next` of the slice before, of the same list and the same filters.",
                "schema", TEXT)));
    components.put(
        "securitySchemes",
        Map.of(
            "token",
            Map.of(
                "type", "http",
                "scheme", "bearer",
                "description", "A personal token with the scope read, write or admin.")));
    return components;
  }

  private static Map<String, Object> problem() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("type", TEXT);
    properties.put("title", TEXT);
    properties.put("status", Map.of("type", "integer"));
    properties.put("detail", TEXT);
    properties.put("instance", TEXT);
    properties.put(
        "fields",
        Map.of(
            "type",
            "array",
            "items",
            Map.of(
                "type",
                "object",
                "properties",
                Map.of("name", TEXT, "code", TEXT, "detail", TEXT))));
    return Map.of(
        "type",
        "object",
        "description",
        "RFC 9457",
        "properties",
        properties,
        "required",
        List.of("type", "title", "status"));
  }
}
