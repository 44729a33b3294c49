package dev.millet.gateway;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** How a request for a slice of a list is read. */
public class RequestedListTest {

  @Rule public final TestGateway gateway = new TestGateway();

  @Before
  public void serve() {
    gateway.generations.activate(
        "things",
        Route.get(
            "/api/v1/things",
            Permission.PUBLIC,
            RouteDocument.of("Lists things")
                .query("kind", "string", "Only of this kind")
                .query("field.*", "string", "Only with this in a field")
                .listing(String.class),
            this::list),
        Route.get("/things", Permission.PUBLIC, "Things", this::list),
        Route.get("/api/v1/thing", Permission.PUBLIC, "Shows it", request -> Reply.json("it")),
        Route.post("/api/v1/things", Permission.PUBLIC, "Adds one", request -> Reply.noContent()));
  }

  private Reply list(Request request) {
    ListRequest list = request.list();
    return Reply.list(
        new Slice<>(List.of(list.scope(), Integer.toString(list.limit())), list.after()));
  }

  private HttpResponse<String> get(String target) throws Exception {
    return gateway.get(target);
  }

  @Test
  public void theLimitIsTheSameEverywhereUnlessItIsAskedFor() throws Exception {
    assertTrue(get("/api/v1/things").body().contains("\"25\""));
    assertTrue(get("/things").body().contains("\"25\""));
    assertTrue(get("/api/v1/things?limit=100").body().contains("\"100\""));
    assertEquals(422, get("/api/v1/things?limit=101").statusCode());
    assertEquals(422, get("/api/v1/things?limit=0").statusCode());
    assertEquals(422, get("/things?limit=many").statusCode());
  }

  @Test
  public void aParameterThatTheListDoesNotHaveIsRefusedByName() throws Exception {
    HttpResponse<String> refused = get("/api/v1/things?kind=a&colour=red");
    assertEquals(422, refused.statusCode());
    assertTrue(refused.body(), refused.body().contains("\"name\":\"colour\""));
    assertTrue(refused.body(), refused.body().contains("\"code\":\"unknown\""));
    assertTrue(refused.body(), refused.body().contains("limit, after, kind"));
    assertEquals(200, get("/things?utm_source=mail").statusCode());
  }

  @Test
  public void parametersWithOneBeginningAreDeclaredTogether() throws Exception {
    String taken = get("/api/v1/things?field.device=a&field.%E8%AE%BE=b").body();
    assertTrue(taken, taken.contains("field.device=a"));
    assertEquals(422, get("/api/v1/things?field.=a").statusCode());
    assertEquals(422, get("/api/v1/things?field=a").statusCode());
    assertEquals(422, get("/api/v1/things?fields.device=a").statusCode());
  }

  @Test
  public void aRouteThatIsNoListRefusesThemToo() throws Exception {
    assertEquals(200, get("/api/v1/thing").statusCode());
    for (String undeclared : List.of("bogus=1", "limit=1", "after=x", "bogus", "%20=", "=")) {
      String refused = refused("/api/v1/thing?" + undeclared);
      assertTrue(refused, refused.contains("\"code\":\"unknown\""));
    }
    HttpResponse<String> posted =
        gateway.send(gateway.to("/api/v1/things?dryRun=true").POST(BodyPublishers.noBody()));
    assertEquals(422, posted.statusCode());
    assertTrue(posted.body(), posted.body().contains("\"name\":\"dryRun\""));
    assertTrue(posted.body(), posted.body().contains("it has none"));
  }

  @Test
  public void aLimitOrACursorThatIsEmptyOrThereTwiceIsRefusedByName() throws Exception {
    String twice = refused("/api/v1/things?limit=1&limit=2");
    assertTrue(twice, twice.contains("\"name\":\"limit\""));
    assertTrue(twice, twice.contains("\"code\":\"repeated\""));
    String empty = refused("/api/v1/things?after=");
    assertTrue(empty, empty.contains("\"name\":\"after\""));
    assertTrue(empty, empty.contains("\"code\":\"blank\""));
    assertTrue(refused("/api/v1/things?after=x&after=y").contains("\"code\":\"repeated\""));
    assertTrue(refused("/api/v1/things?limit=").contains("\"code\":\"blank\""));
    assertEquals(200, get("/things?after=").statusCode());
  }

  private String refused(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertEquals(422, answer.statusCode());
    return answer.body();
  }

  @Test
  public void filtersAreOfTheListAndTheCursorAndLimitAreNot() throws Exception {
    String plain = get("/api/v1/things?kind=a").body();
    assertNotEquals(plain, get("/api/v1/things?kind=b").body());
    assertEquals(plain, get("/api/v1/things?limit=25&kind=a").body());
    assertTrue(get("/api/v1/things?kind=a&after=xyz").body().contains("\"next\":\"xyz\""));
  }
}
