package dev.millet.gateway;

import static dev.millet.gateway.TestRoutes.get;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Rule;
import org.junit.Test;

public class LimitsTest {

  private final CountDownLatch inside = new CountDownLatch(2);
  private final CountDownLatch release = new CountDownLatch(1);

  @Rule
  public final TestGateway gateway =
      new TestGateway()
          .with("max_concurrent", 2)
          .with("max_rate", 1)
          .with("max_burst", 5)
          .with("proxies", new String[] {"127.0.0.1"})
          .serve(
              get("/hold", request -> hold()),
              get("/health/live", request -> Reply.text("live")),
              get("/quick", request -> Reply.text(request.remoteAddress())));

  private Reply hold() throws InterruptedException {
    inside.countDown();
    release.await();
    return Reply.text("held");
  }

  private HttpResponse<String> from(String client) throws Exception {
    return gateway.send(gateway.to("/quick").header("X-Forwarded-For", client));
  }

  @Test
  public void tooManyAtOnceAreToldToComeBack() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(2);
    try {
      Future<HttpResponse<String>> first = clients.submit(() -> gateway.get("/hold"));
      clients.submit(() -> gateway.get("/hold"));
      inside.await();
      HttpResponse<String> refused = gateway.get("/quick");
      assertEquals(503, refused.statusCode());
      assertEquals("1", refused.headers().firstValue("Retry-After").get());
      assertTrue(refused.body(), refused.body().contains("urn:millet:problem:overloaded"));
      assertEquals(200, gateway.get("/health/live").statusCode());
      release.countDown();
      assertEquals(200, first.get().statusCode());
      // a client has its answer a moment before its place is free
      assertTrue(
          gateway.generations.awaitDrained(
              gateway.generations.all().get(0), Duration.ofSeconds(20)));
      assertEquals(200, gateway.get("/quick").statusCode());
    } finally {
      release.countDown();
      clients.shutdown();
    }
  }

  @Test
  public void aClientThatSendsTooManyIsToldToWait() throws Exception {
    HttpResponse<String> answer = from("203.0.113.7");
    for (int i = 0; i < 100 && answer.statusCode() == 200; i++) {
      answer = from("203.0.113.7");
    }
    assertEquals(429, answer.statusCode());
    assertEquals("1", answer.headers().firstValue("Retry-After").get());
    assertTrue(answer.body(), answer.body().contains("urn:millet:problem:too-many-requests"));
  }

  @Test
  public void othersAreNotHeldBackByIt() throws Exception {
    aClientThatSendsTooManyIsToldToWait();
    assertEquals(200, from("203.0.113.8").statusCode());
  }

  @Test
  public void aNetworkOfIpv6IsOneClient() throws Exception {
    int last = 200;
    for (int i = 1; i < 100 && last == 200; i++) {
      last = from("2001:db8::" + i).statusCode();
    }
    assertEquals(429, last);
  }
}
