package dev.millet.gateway.smoketest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.SmokeRequest;
import dev.millet.gateway.FakeAuthentication;
import dev.millet.gateway.TestGateway;
import dev.millet.gateway.TestRoutes;
import dev.millet.platform.api.modules.Generation;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.Rule;
import org.junit.Test;

/** What can be asked for again of what a generation was asked for. */
public class RecentRequestsTest {

  @Rule public final TestGateway gateway = new TestGateway().with(new FakeAuthentication());

  @Test
  public void whatVisitorsGotAtOnceIsKnownAsOftenAsTheyAsked() throws Exception {
    servePatiently(TestRoutes.get("/pages/{id}", request -> Reply.text("page")));
    ask("/pages/1?sort=new&q=%E5%B0%8F%E7%B1%B3");
    ask("/pages/2");
    ask("/pages/2");
    assertEquals(
        List.of("/pages/1?sort=new&q=%E5%B0%8F%E7%B1%B3", "/pages/2", "/pages/2"), recent());
  }

  @Test
  public void onlyTheLastOnesAreKnown() throws Exception {
    servePatiently(TestRoutes.get("/pages/{id}", request -> Reply.text("page")));
    for (int i = 0; i < 100; i++) {
      ask("/pages/" + i);
    }
    assertEquals(32, recent().size());
    assertTrue(recent().toString(), recent().contains("/pages/99"));
    assertTrue(recent().toString(), !recent().contains("/pages/67"));
  }

  @Test
  public void whatIsMissingFailsOrComesLateIsNot() throws Exception {
    serve(
        TestRoutes.get("/missing", request -> Reply.text("nothing").withStatus(404)),
        TestRoutes.get(
            "/fails",
            request -> {
              throw new IllegalStateException("of no use");
            }),
        TestRoutes.get(
            "/slow",
            request -> {
              Thread.sleep(150);
              return Reply.text("at last");
            }),
        TestRoutes.get(
            "/later",
            request -> Reply.later(CompletableFuture.completedFuture(Reply.text("later")))),
        TestRoutes.get(
            "/stream", request -> Reply.stream("text/plain", out -> out.write("line".getBytes()))),
        TestRoutes.get("/events", request -> Reply.events(stream -> stream.close())),
        TestRoutes.get("/long/{text}", request -> Reply.text("long")));
    ask("/missing");
    ask("/fails");
    ask("/slow");
    ask("/later");
    ask("/stream");
    ask("/events");
    ask("/long/" + "x".repeat(600));
    assertEquals(List.of(), recent());
  }

  @Test
  public void whatChangesSomethingIsNot() throws Exception {
    serve(TestRoutes.post("/posts", request -> Reply.text("posted")));
    gateway.send(
        gateway
            .to("/posts")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}")));
    assertEquals(List.of(), recent());
  }

  @Test
  public void whatMembersSeeAndSecretsAreNot() throws Exception {
    servePatiently(
        TestRoutes.get("/pages", request -> Reply.text("page")),
        TestRoutes.get("/secret", request -> Reply.text("key")).withSecrets());
    for (String token : List.of("mei-read", "operator")) {
      gateway.send(gateway.to("/pages").header("Authorization", "Bearer " + token));
    }
    ask("/secret");
    assertEquals(List.of(), recent());
    ask("/pages");
    assertEquals(List.of("/pages"), recent());
  }

  private void serve(Route... routes) {
    gateway.serve(routes);
  }

  /** The same, where what takes a machine longer than usual was answered at once, too. */
  private void servePatiently(Route... routes) {
    gateway.serve(routes);
    generation().attachment(RecentRequests.class, () -> new RecentRequests(Duration.ofMinutes(1)));
  }

  private void ask(String target) throws Exception {
    gateway.get(target);
  }

  private List<String> recent() {
    return new InMemorySmokeTester().recent(generation()).stream().map(SmokeRequest::path).toList();
  }

  private Generation generation() {
    return gateway.generations.table().generations().get(0);
  }
}
