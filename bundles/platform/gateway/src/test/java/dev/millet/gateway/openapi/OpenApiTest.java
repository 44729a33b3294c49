package dev.millet.gateway.openapi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Role;
import dev.millet.gateway.TestGateway;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public class OpenApiTest {

  /** What is asked for. */
  public record NewThing(String name, int size) {}

  /** What kind a thing is of. */
  public enum Kind {
    LARGE,
    SMALL
  }

  /** What is answered. */
  public record Thing(
      long id,
      Kind kind,
      Instant madeAt,
      List<Thing> parts,
      Map<String, List<String>> labels,
      Object anything) {}

  /** What is typed. */
  record NewNote(
      String text, Boolean open, Long seats, String kind, List<String> tags, String pin) {
    static final Rules<NewNote> RULES =
        Rules.of(NewNote.class)
            .line("text", 1, 200, "谢谢")
            .flag("open")
            .number("seats", 1, 50, 5)
            .choice("kind", "walk", "party")
            .lines("tags", 3, 40, "city")
            .secret("pin", 4, 8);
  }

  @Rule public final TestGateway gateway = new TestGateway();

  @Before
  public void serve() {
    gateway.generations.activate(
        "gateway",
        new OpenApiRoutes(gateway.generations, gateway.json, "1.2.3")
            .routes()
            .toArray(Route[]::new));
    gateway.generations.activate(
        "things",
        Route.post(
            "/api/v1/things/{type}",
            Permission.toWrite("things.make", Role.MEMBER),
            RouteDocument.of("Makes a thing")
                .taking(NewThing.class)
                .giving(201, Thing.class)
                .query("dry", "boolean", "Whether it is only tried.")
                .problems("things.too-many"),
            request -> Reply.noContent()),
        Route.post(
            "/api/v1/notes",
            Permission.PUBLIC,
            RouteDocument.of("Adds a note").taking(NewNote.RULES),
            request -> Reply.json(request.json(NewNote.RULES))),
        Route.delete(
            "/api/v1/things/{type}",
            Permission.toAdminister("things.end").provenRecently(),
            RouteDocument.of("Ends a thing"),
            request -> Reply.noContent()),
        Route.get("/api/v1/things", Permission.PUBLIC, "Lists things", request -> Reply.noContent())
            .lists(Thing.class),
        Route.get(
            "/api/v1/parts",
            Permission.PUBLIC,
            RouteDocument.of("Lists parts").query("field.*", "string", "By fields."),
            request -> Reply.noContent()),
        Route.get("/api/v1/kinds", Permission.PUBLIC, "Lists kinds", request -> Reply.noContent())
            .listsAll(Kind.class),
        Route.get(
            "/things",
            Permission.PUBLIC,
            RouteDocument.of("A page"),
            request -> Reply.noContent()));
  }

  @Test
  public void rulesAreToldAsTheyAreChecked() throws Exception {
    JsonNode schema = document().at("/components/schemas/things.NewNote");
    assertEquals("[\"text\",\"kind\",\"pin\"]", schema.get("required").toString());
    assertFalse(schema.get("additionalProperties").asBoolean());
    JsonNode fields = schema.get("properties");
    assertEquals(200, fields.at("/text/maxLength").asInt());
    assertEquals("谢谢", fields.at("/text/examples/0").asText());
    assertEquals("boolean", fields.at("/open/type").asText());
    assertEquals(50, fields.at("/seats/maximum").asInt());
    assertEquals("[\"walk\",\"party\"]", fields.at("/kind/enum").toString());
    assertEquals(40, fields.at("/tags/items/maxLength").asInt());
    assertEquals(3, fields.at("/tags/maxItems").asInt());
    assertEquals("password", fields.at("/pin/format").asText());
  }

  @Test
  public void aBodyIsHeldToItsRules() throws Exception {
    HttpResponse<String> taken =
        add("{\"text\":\" a  b\",\"open\":true,\"kind\":\"walk\",\"pin\":\"1234\"}");
    assertEquals(200, taken.statusCode());
    assertEquals(
        "{\"text\":\"a b\",\"open\":true,\"kind\":\"walk\",\"tags\":[],\"pin\":\"1234\"}",
        taken.body());
    HttpResponse<String> refused =
        add("{\"text\":\"\\u3000\",\"open\":false,\"seats\":51,\"kind\":\"run\"}");
    assertEquals(422, refused.statusCode());
    JsonNode fields = new ObjectMapper().readTree(refused.body()).get("fields");
    assertEquals(
        List.of("text missing", "seats out-of-range", "kind unknown-choice", "pin missing"),
        fields.findValuesAsText("name").stream()
            .map(name -> name + " " + code(fields, name))
            .toList());
  }

  private HttpResponse<String> add(String json) throws Exception {
    return gateway.send(
        gateway
            .to("/api/v1/notes")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  private static String code(JsonNode fields, String name) {
    for (JsonNode field : fields) {
      if (field.get("name").asText().equals(name)) {
        return field.get("code").asText();
      }
    }
    return "";
  }

  private JsonNode document() throws Exception {
    return new ObjectMapper().readTree(gateway.get("/api/openapi.json").body());
  }

  private JsonNode operation() throws Exception {
    return document().at("/paths/~1api~1v1~1things~1{type}/post");
  }

  @Test
  public void itIsOpenApi31() throws Exception {
    assertEquals("3.1.0", document().at("/openapi").asText());
    assertEquals("1.2.3", document().at("/info/version").asText());
  }

  @Test
  public void aModulesRouteIsDescribed() throws Exception {
    JsonNode operation = operation();
    assertEquals("Makes a thing", operation.at("/summary").asText());
    assertEquals("things", operation.at("/tags/0").asText());
    assertEquals("post-things-type", operation.at("/operationId").asText());
    assertEquals("things.make", operation.at("/x-millet-permission").asText());
    assertTrue(operation.at("/security/0").has("token"));
  }

  @Test
  public void parametersAreThoseOfPathAndQueryAndTheIdempotencyKey() throws Exception {
    JsonNode parameters = operation().at("/parameters");
    assertEquals("type", parameters.at("/0/name").asText());
    assertEquals("path", parameters.at("/0/in").asText());
    assertEquals("dry", parameters.at("/1/name").asText());
    assertEquals("boolean", parameters.at("/1/schema/type").asText());
    assertTrue(parameters.at("/2/$ref").asText().endsWith("/IdempotencyKey"));
  }

  @Test
  public void parametersWithOneBeginningAreDeclaredTogether() throws Exception {
    JsonNode parameter = document().at("/paths/~1api~1v1~1parts/get/parameters/0");
    assertEquals("field.*", parameter.at("/name").asText());
    assertTrue(parameter.at("/explode").asBoolean());
    assertEquals("string", parameter.at("/schema/additionalProperties/type").asText());
  }

  @Test
  public void aListHasTypedItemsAndTheParametersOfEveryList() throws Exception {
    JsonNode list = document().at("/paths/~1api~1v1~1things/get");
    assertEquals("#/components/parameters/Limit", list.at("/parameters/0/$ref").asText());
    assertEquals("#/components/parameters/After", list.at("/parameters/1/$ref").asText());
    JsonNode schema = list.at("/responses/200/content/application~1json/schema");
    assertEquals(
        "#/components/schemas/things.Thing", schema.at("/properties/items/items/$ref").asText());
    assertEquals("string", schema.at("/properties/next/type").asText());
    assertEquals("items", schema.at("/required/0").asText());
    JsonNode all = document().at("/paths/~1api~1v1~1kinds/get");
    assertFalse(all.has("parameters"));
    JsonNode whole = all.at("/responses/200/content/application~1json/schema/properties");
    assertTrue(whole.has("items"));
    assertFalse(whole.has("next"));
    JsonNode limit = document().at("/components/parameters/Limit/schema");
    assertEquals(25, limit.at("/default").asInt());
    assertEquals(100, limit.at("/maximum").asInt());
  }

  @Test
  public void recordsBecomeSchemas() throws Exception {
    assertEquals(
        "#/components/schemas/things.NewThing",
        operation().at("/requestBody/content/application~1json/schema/$ref").asText());
    JsonNode thing = document().at("/components/schemas/things.Thing");
    assertEquals("int64", thing.at("/properties/id/format").asText());
    assertEquals("date-time", thing.at("/properties/madeAt/format").asText());
    assertEquals("SMALL", thing.at("/properties/kind/enum/1").asText());
    assertEquals(
        "#/components/schemas/things.Thing", thing.at("/properties/parts/items/$ref").asText());
    assertEquals("string", thing.at("/properties/labels/additionalProperties/items/type").asText());
    assertEquals("[\"id\"]", thing.at("/required").toString());
  }

  @Test
  public void theProblemsOfARouteAreNamed() throws Exception {
    assertTrue(
        operation().at("/responses/default/description").asText().contains("things.too-many"));
  }

  @Test
  public void aRouteThatAsksForARecentProofSaysSo() throws Exception {
    JsonNode end = document().at("/paths/~1api~1v1~1things~1{type}/delete");
    assertEquals(true, end.at("/x-millet-recent-proof").asBoolean());
    assertTrue(end.at("/responses/default/description").asText().contains("proof-too-old"));
    assertEquals(false, operation().at("/x-millet-recent-proof").asBoolean(true));
  }

  @Test
  public void pagesAreNotInIt() throws Exception {
    assertFalse(document().at("/paths").has("/things"));
  }

  @Test
  public void whatIsRemovedLeavesIt() throws Exception {
    gateway.generations.remove("things");
    assertTrue(operation().isMissingNode());
  }

  @Test
  public void itIsNotSentAgainWhileItIsTheSame() throws Exception {
    String tag = gateway.get("/api/openapi.json").headers().firstValue("ETag").get();
    HttpResponse<String> again =
        gateway.send(gateway.to("/api/openapi.json").header("If-None-Match", tag));
    assertEquals(304, again.statusCode());
  }
}
