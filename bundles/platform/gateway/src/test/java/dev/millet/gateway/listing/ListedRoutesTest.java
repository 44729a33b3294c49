package dev.millet.gateway.listing;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Role;
import dev.millet.gateway.FakeAuthentication;
import dev.millet.gateway.TestGateway;
import dev.millet.gateway.TestRoutes;
import org.junit.Rule;
import org.junit.Test;

public class ListedRoutesTest {

  @Rule public final TestGateway gateway = new TestGateway().with(new FakeAuthentication());

  private void serve() {
    gateway.generations.activate(
        "gateway", new ListedRoutes(gateway.generations).routes().toArray(Route[]::new));
    gateway.generations.activate(
        "things",
        TestRoutes.get("/things", request -> Reply.noContent()),
        TestRoutes.route(
            "POST",
            "/things/{id}",
            Permission.toWrite("things.change", Role.STAFF).provenRecently(),
            request -> Reply.noContent()));
  }

  private JsonNode list(String token) throws Exception {
    return new ObjectMapper()
        .readTree(
            gateway
                .send(
                    gateway.to("/api/v1/gateway/routes").header("Authorization", "Bearer " + token))
                .body());
  }

  @Test
  public void eachRouteIsListedWithWhoMayUseIt() throws Exception {
    serve();
    JsonNode items = list("admin-admin").get("items");
    assertEquals(3, items.size());
    assertEquals("/things", items.get(1).get("path").asText());
    assertEquals("public", items.get(1).get("permission").asText());
    JsonNode change = items.get(2);
    assertEquals("things", change.get("module").asText());
    assertEquals("POST", change.get("method").asText());
    assertEquals("/things/{id}", change.get("path").asText());
    assertEquals("things.change", change.get("permission").asText());
    assertEquals("staff", change.get("role").asText());
    assertEquals("write", change.get("scope").asText());
    assertEquals(true, change.get("recentProof").asBoolean());
    assertEquals(false, items.get(1).get("recentProof").asBoolean());
  }

  @Test
  public void onlyAdministratorsSeeIt() throws Exception {
    serve();
    assertEquals(403, list("mei-write").get("status").asInt());
  }
}
