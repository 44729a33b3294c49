package dev.millet.gateway.openapi;

import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Describes routes as operations of the OpenAPI document. */
final class Operations {

  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");
  private static final Map<String, Object> TEXT = Map.of("type", "string");

  private final Schemas schemas;

  Operations(Schemas schemas) {
    this.schemas = schemas;
  }

  Map<String, Object> describe(Filed<Route> filed) {
    Route route = filed.contribution();
    RouteDocument document = route.document();
    String module = filed.generation().module();
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("operationId", operationId(route));
    operation.put("tags", List.of(module));
    operation.put("summary", document.summary());
    if (!document.description().isEmpty()) {
      operation.put("description", document.description());
    }
    List<Object> parameters = parameters(route);
    if (!parameters.isEmpty()) {
      operation.put("parameters", parameters);
    }
    if (document.request() != null || route.streamed()) {
      operation.put("requestBody", body(route, filed.generation()));
    }
    operation.put("responses", responses(route, filed.generation()));
    operation.put(
        "security",
        route.permission().isPublic()
            ? List.of(Map.of(), Map.of("token", List.of()))
            : List.of(Map.of("token", List.of())));
    operation.put("x-millet-permission", route.permission().name());
    operation.put("x-millet-scope", route.permission().scope());
    operation.put("x-millet-recent-proof", route.permission().recentProof());
    return operation;
  }

  private static String operationId(Route route) {
    String path = route.template().replaceFirst("^/api/(v1/)?", "");
    return route.method().toLowerCase(java.util.Locale.ROOT)
        + '-'
        + path.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("-$", "");
  }

  private static List<Object> parameters(Route route) {
    List<Object> parameters = new ArrayList<>();
    Matcher variable = VARIABLE.matcher(route.template());
    while (variable.find()) {
      parameters.add(
          Map.of("name", variable.group(1), "in", "path", "required", true, "schema", TEXT));
    }
    for (RouteDocument.Query query : route.document().queries()) {
      parameters.add(parameter(query));
    }
    if (route.document().sliced()) {
      parameters.add(Map.of("$ref", "#/components/parameters/Limit"));
      parameters.add(Map.of("$ref", "#/components/parameters/After"));
    }
    if (route.method().equals("POST") && !route.streamed()) {
      parameters.add(Map.of("$ref", "#/components/parameters/IdempotencyKey"));
    }
    return parameters;
  }

  /** Describes a parameter; those that are declared together are properties of one object. */
  private static Map<String, Object> parameter(RouteDocument.Query query) {
    Map<String, Object> parameter = new LinkedHashMap<>();
    Map<String, Object> schema = Map.of("type", query.type());
    boolean several = query.name().endsWith(".*");
    parameter.put("name", query.name());
    parameter.put("in", "query");
    parameter.put("description", query.description());
    if (several) {
      // https://spec.openapis.org/oas/v3.1.0#style-values: each property is a parameter
      parameter.put("style", "form");
      parameter.put("explode", true);
    }
    parameter.put(
        "schema", several ? Map.of("type", "object", "additionalProperties", schema) : schema);
    return parameter;
  }

  private Map<String, Object> body(Route route, Generation generation) {
    if (route.streamed()) {
      return Map.of("content", Map.of("application/x-ndjson", Map.of()));
    }
    RouteDocument document = route.document();
    Map<String, Object> content =
        document.rules() == null
            ? Map.of("application/json", Map.of("schema", schema(document.request(), generation)))
            : RuleSchemas.content(
                document.rules(), schemas.of(document.rules(), generation.module()));
    return Map.of("required", true, "content", content);
  }

  /** The schema of a type; one that allows anything where the module's classes do not fit. */
  private Map<String, Object> schema(Type type, Generation generation) {
    return UnreadableTypes.of(generation)
        .unless(type, () -> schemas.of(type, generation.module()))
        .orElse(Map.of());
  }

  private Map<String, Object> responses(Route route, Generation generation) {
    RouteDocument document = route.document();
    Map<String, Object> success = new LinkedHashMap<>();
    success.put("description", document.summary());
    if (document.reply() != null || document.item() != null) {
      Map<String, Object> schema =
          document.item() == null
              ? schema(document.reply(), generation)
              : list(schema(document.item(), generation), document.sliced());
      success.put("content", Map.of("application/json", Map.of("schema", schema)));
    }
    Map<String, Object> responses = new LinkedHashMap<>();
    responses.put(Integer.toString(document.status()), success);
    responses.put("default", problems(route));
    return responses;
  }

  private static Map<String, Object> list(Map<String, Object> item, boolean sliced) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("items", Map.of("type", "array", "items", item));
    if (sliced) {
      String next = "What `after` takes for the next slice; left out on the last.";
      properties.put("next", Map.of("type", "string", "description", next));
    }
    return Map.of("type", "object", "properties", properties, "required", List.of("items"));
  }

  private static Map<String, Object> problems(Route route) {
    List<String> types = new ArrayList<>(route.document().problems());
    if (route.permission().recentProof()) {
      types.add("proof-too-old");
    }
    if (types.isEmpty()) {
      return Map.of("$ref", "#/components/responses/Problem");
    }
    return Map.of(
        "description",
        "A problem; beside those of every route: " + String.join(", ", types),
        "content",
        OpenApiDocument.PROBLEM_CONTENT);
  }
}
