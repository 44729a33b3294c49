package dev.millet.gateway;

import static dev.millet.gateway.TestRoutes.get;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;

public class TimeLimitTest {

  private static final Duration SHORT = Duration.ofMillis(50);

  private final CountDownLatch release = new CountDownLatch(1);

  @Rule
  public final TestGateway gateway =
      new TestGateway()
          .serve(
              get("/slow", request -> waiting()).withTimeout(SHORT),
              get("/never", request -> Reply.later(new CompletableFuture<>())).withTimeout(SHORT),
              get("/patient", request -> Reply.text("done")).withTimeout(Duration.ZERO));

  private Reply waiting() throws InterruptedException {
    release.await();
    return Reply.text("too late");
  }

  @After
  public void letGo() {
    release.countDown();
  }

  @Test
  public void aHandlerThatTakesTooLongIsAnsweredFor() throws Exception {
    HttpResponse<String> answer = gateway.get("/slow");
    assertEquals(503, answer.statusCode());
    assertTrue(answer.body(), answer.body().contains("urn:millet:problem:timed-out"));
    assertEquals("1", answer.headers().firstValue("Retry-After").get());
  }

  @Test
  public void itsLeaseIsHeldUntilItReturns() throws Exception {
    gateway.get("/slow");
    assertEquals(1, gateway.generations.all().get(0).leases());
    release.countDown();
    assertTrue(
        gateway.generations.awaitDrained(gateway.generations.all().get(0), Duration.ofSeconds(20)));
  }

  @Test
  public void anAnswerThatNeverComesIsGivenUpWithItsLease() throws Exception {
    assertEquals(503, gateway.get("/never").statusCode());
    assertTrue(
        gateway.generations.awaitDrained(gateway.generations.all().get(0), Duration.ofSeconds(20)));
  }

  @Test
  public void aRouteMayHaveNoLimit() throws Exception {
    assertEquals("done", gateway.get("/patient").body());
  }
}
