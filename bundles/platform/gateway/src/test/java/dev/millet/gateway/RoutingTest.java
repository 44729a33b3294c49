package dev.millet.gateway;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.Rule;
import org.junit.Test;

public class RoutingTest {

  @Rule
  public final TestGateway gateway =
      new TestGateway()
          .serve(
              get("/", request -> Reply.text("home")),
              get("/things/{id}", request -> Reply.text("thing " + request.parameter("id"))),
              get("/things/new", request -> Reply.text("new")),
              get("/things/{id}/parts/{part}", RoutingTest::part),
              get("/things/new/now", request -> Reply.text("now")),
              Route.put(
                  "/api/v1/things/{id}",
                  Permission.PUBLIC_ACTION,
                  RouteDocument.of("change"),
                  request -> Reply.noContent()));

  private static Route get(String template, dev.millet.api.gateway.Handler handler) {
    return Route.get(template, Permission.PUBLIC, RouteDocument.of("test"), handler);
  }

  private static Reply part(Request request) {
    return Reply.text(request.parameter("id") + " has " + request.parameter("part"));
  }

  @Test
  public void theRootIsARoute() throws Exception {
    assertEquals("home", gateway.get("/").body());
  }

  @Test
  public void aVariableTakesASegment() throws Exception {
    assertEquals("thing 42", gateway.get("/things/42").body());
  }

  @Test
  public void aVariableIsDecoded() throws Exception {
    assertEquals("thing 小米 %", gateway.get("/things/%E5%B0%8F%E7%B1%B3%20%25").body());
  }

  @Test
  public void aLiteralSegmentWinsOverAVariable() throws Exception {
    assertEquals("new", gateway.get("/things/new").body());
  }

  @Test
  public void aVariableIsTriedWhereTheLiteralLeadsNowhere() throws Exception {
    assertEquals("new has 7", gateway.get("/things/new/parts/7").body());
  }

  @Test
  public void anUnknownPathIsA404Problem() throws Exception {
    HttpResponse<String> answer = gateway.get("/nowhere");
    assertEquals(404, answer.statusCode());
    assertEquals("application/problem+json", answer.headers().firstValue("Content-Type").get());
    assertTrue(answer.body(), answer.body().contains("\"urn:millet:problem:not-found\""));
  }

  @Test
  public void anotherMethodIsA405ThatSaysWhatIsAllowed() throws Exception {
    HttpResponse<String> answer = gateway.get("/api/v1/things/7");
    assertEquals(405, answer.statusCode());
    assertEquals("OPTIONS, PUT", answer.headers().firstValue("Allow").get());
  }

  @Test
  public void optionsTellsWhatIsAllowed() throws Exception {
    HttpResponse<String> answer =
        gateway.send(gateway.to("/things/7").method("OPTIONS", BodyPublishers.noBody()));
    assertEquals(204, answer.statusCode());
    assertEquals("GET, HEAD, OPTIONS", answer.headers().firstValue("Allow").get());
  }

  @Test
  public void headAnswersLikeGetWithoutTheBody() throws Exception {
    HttpResponse<String> answer =
        gateway.send(gateway.to("/things/7").method("HEAD", BodyPublishers.noBody()));
    assertEquals(200, answer.statusCode());
    assertEquals("7", answer.headers().firstValue("Content-Length").get());
    assertEquals("", answer.body());
  }

  @Test
  public void aTrailingSlashIsRedirectedToThePathWithout() throws Exception {
    HttpResponse<String> answer = gateway.get("/things/42/?page=2");
    assertEquals(308, answer.statusCode());
    assertEquals("/things/42?page=2", answer.headers().firstValue("Location").get());
  }

  @Test
  public void aRouteOfARemovedModuleIsGone() throws Exception {
    gateway.generations.remove("test");
    assertEquals(404, gateway.get("/things/42").statusCode());
  }

  @Test
  public void theLeaseIsGivenBackWhenTheAnswerIsComplete() throws Exception {
    gateway.get("/things/42");
    assertTrue(
        gateway.generations.awaitDrained(
            gateway.generations.all().get(0), java.time.Duration.ofSeconds(10)));
  }

  @Test
  public void aVariableThatIsNoWholeSegmentIsRefused() {
    for (String template : new String[] {"things", "/{id}.json", "/a/", "/{a/b}", "//a", "/{}"}) {
      assertThrows(
          template,
          IllegalArgumentException.class,
          () -> get(template, request -> Reply.noContent()));
    }
  }
}
