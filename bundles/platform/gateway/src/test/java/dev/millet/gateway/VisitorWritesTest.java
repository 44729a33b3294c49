package dev.millet.gateway;

import static dev.millet.gateway.TestRoutes.get;
import static dev.millet.gateway.TestRoutes.post;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;

public class VisitorWritesTest {

  private final AtomicInteger written = new AtomicInteger();

  @Rule
  public final TestGateway gateway =
      new TestGateway()
          .with(new FakeAuthentication())
          .with((request, problem) -> page(problem))
          .with("proxies", new String[] {"127.0.0.1"})
          .with("visitor_writes_rate", 1)
          .with("visitor_writes_burst", 3)
          .with("visitor_writes_total_rate", 1)
          .with("visitor_writes_total_burst", 7)
          .serve(
              get("/api/v1/look", request -> Reply.text("seen")),
              post("/api/v1/note", this::keep),
              post("/note", this::keep));

  private Reply keep(Request request) {
    written.incrementAndGet();
    return Reply.text("kept");
  }

  private static Reply page(Problem problem) {
    return Reply.html("<h1>" + problem.title() + "</h1>").withStatus(problem.status());
  }

  private HttpResponse<String> write(String client, String token) throws Exception {
    HttpRequest.Builder request =
        gateway.to("/api/v1/note").POST(HttpRequest.BodyPublishers.noBody());
    if (client != null) {
      request.header("X-Forwarded-For", client);
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return gateway.send(request);
  }

  private void writes(int times, String client) throws Exception {
    for (int i = 0; i < times; i++) {
      assertEquals(200, write(client, null).statusCode());
    }
  }

  @Test
  public void aNetworkThatChangesTooMuchIsToldToWait() throws Exception {
    writes(3, "203.0.113.7");
    HttpResponse<String> refused = write("203.0.113.7", null);
    assertEquals(429, refused.statusCode());
    int wait = Integer.parseInt(refused.headers().firstValue("Retry-After").get());
    assertTrue(refused.body(), wait >= 1 && wait <= 60);
    assertTrue(
        refused.body(), refused.body().contains("urn:millet:problem:too-many-visitor-writes"));
    assertEquals("the handler was not entered", 3, written.get());
    writes(1, "203.0.113.8");
  }

  @Test
  public void thisMachineIsLimitedToo() throws Exception {
    writes(3, null);
    assertEquals(429, write(null, null).statusCode());
  }

  @Test
  public void theNetworkOfAHouseholdIsOneClient() throws Exception {
    writes(1, "2001:db8:1:2::1");
    writes(1, "2001:db8:1:2::2");
    writes(1, "2001:db8:1:2:ffff::3");
    assertEquals(429, write("2001:db8:1:2::4", null).statusCode());
    writes(1, "2001:db8:1:3::1");
  }

  @Test
  public void manyNetworksTogetherAreLimited() throws Exception {
    writes(3, "203.0.113.1");
    writes(3, "203.0.113.2");
    writes(1, "203.0.113.3");
    assertEquals(429, write("203.0.113.4", null).statusCode());
    assertEquals(7, written.get());
  }

  @Test
  public void whoIsSignedInGoesOnAndSoDoesReading() throws Exception {
    writes(3, null);
    assertEquals(429, write(null, null).statusCode());
    assertEquals(200, write(null, "mei-write").statusCode());
    assertEquals(200, gateway.get("/api/v1/look").statusCode());
  }

  @Test
  public void peopleAreShownAPage() throws Exception {
    writes(3, null);
    HttpResponse<String> page =
        gateway.send(
            gateway
                .to("/note")
                .header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.noBody()));
    assertEquals(429, page.statusCode());
    assertEquals("<h1>Too many changes by visitors</h1>", page.body());
    assertTrue(page.headers().firstValue("Retry-After").isPresent());
  }

  @Test
  public void aTokenThatOpensNothingDoesNotHelp() throws Exception {
    assertEquals(401, write(null, "invented").statusCode());
    assertEquals(0, written.get());
  }
}
