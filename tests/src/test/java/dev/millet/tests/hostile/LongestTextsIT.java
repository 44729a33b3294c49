package dev.millet.tests.hostile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millet.launch.GatewayAddress;
import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.framework.FrameworkTest;
import dev.millet.tests.framework.InFramework;
import dev.millet.tests.framework.PlatformSuite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;

/**
 * Sends every text that the API describes at its greatest length, of characters that are two units
 * of UTF-16 each: a column of the embedded database counts these.
 */
@RunWith(InFramework.class)
@FrameworkTest(suite = PlatformSuite.class)
public class LongestTextsIT {

  private static final String OPERATOR = "operator-of-a-test";
  private static final String WIDE = "\uD83D\uDE00";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject private GatewayAddress gateway;

  private final List<String> faults = new ArrayList<>();
  private Api api;
  private JsonNode document;
  private String token;
  private Map<String, String> variables;
  private int sent;

  @Test
  public void everyTextThatTheApiDescribesIsTakenOrRefusedInWords() throws Exception {
    prepare();
    document = JSON.readTree(api.get("/api/openapi.json", null).body());
    document
        .path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fields()
                    .forEachRemaining(
                        operation ->
                            send(operation.getKey(), path.getKey(), operation.getValue())));
    assertTrue("sent " + sent, sent > 50);
    assertEquals(List.of(), faults);
  }

  private void prepare() throws Exception {
    api = new Api(gateway.uri());
    Await.until(() -> api.get("/health/ready", null).statusCode() == 200, () -> "not ready");
    token = api.member("wide", OPERATOR);
    long member = Api.number(api.get("/api/v1/members/me", token).body(), "id");
    String roles = "/api/v1/members/" + member + "/roles";
    assertEquals(200, api.send("PUT", roles, OPERATOR, "{\"roles\":[\"admin\"]}").statusCode());
    api.product("kettle", OPERATOR);
    long suggestion = api.suggestion("kettle", "A whistle", token);
    String comments = "/api/v1/comments/suggestion/" + suggestion;
    long comment = Api.number(api.post(comments, token, "{\"body\":\"Yes\"}").body(), "id");
    variables =
        Map.of(
            "type",
            "suggestion",
            "id",
            Long.toString(suggestion),
            "comment",
            Long.toString(comment),
            "slug",
            "kettle",
            "kind",
            "contact",
            "member",
            Long.toString(member));
  }

  private void send(String method, String path, JsonNode operation) {
    JsonNode schema = resolved(operation.at("/requestBody/content/application~1json/schema"));
    schema
        .path("properties")
        .fields()
        .forEachRemaining(
            field -> {
              int max = field.getValue().path("maxLength").asInt();
              if (max > 0) {
                ObjectNode body = examples(schema);
                body.put(field.getKey(), WIDE.repeat(max));
                send(method.toUpperCase(java.util.Locale.ROOT), path, body);
              }
            });
  }

  private JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    return reference.isEmpty() ? schema : document.at(reference.substring(1));
  }

  private static ObjectNode examples(JsonNode schema) {
    ObjectNode body = JSON.createObjectNode();
    schema
        .path("properties")
        .fields()
        .forEachRemaining(
            field -> {
              if (field.getValue().has("example")) {
                body.set(field.getKey(), field.getValue().get("example"));
              }
            });
    return body;
  }

  private void send(String method, String path, ObjectNode body) {
    String address = path;
    for (Map.Entry<String, String> each : variables.entrySet()) {
      address = address.replace("{" + each.getKey() + "}", each.getValue());
    }
    int status =
        api.change(method, address.replaceAll("\\{[^}]*}", "1"), token, "*", body.toString())
            .statusCode();
    sent++;
    if (status >= 500 && status != 503) {
      faults.add(status + " " + method + " " + path);
    }
  }
}
