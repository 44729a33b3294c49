package dev.millet.gateway;

import static dev.millet.gateway.TestRoutes.get;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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

  @Rule
  public final TestGateway hasty =
      new TestGateway()
          .with("timeout", 1)
          .with("max_body", 2000)
          .serve(TestRoutes.post("/api/v1/post", request -> Reply.noContent()));

  @Rule
  public final TestGateway restless =
      new TestGateway()
          .with("idle", 1)
          .serve(
              TestRoutes.post(
                      "/api/v1/thinking",
                      request -> Reply.stream(Reply.TEXT, out -> think(request, out)))
                  .withStreamedBody());

  private void think(Request request, OutputStream out) throws IOException {
    InputStream in = request.stream();
    in.readNBytes(1);
    out.write("first ".getBytes(StandardCharsets.UTF_8));
    out.flush();
    try {
      Thread.sleep(2_500);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    out.write(Integer.toString(in.readAllBytes().length).getBytes(StandardCharsets.UTF_8));
  }

  private Reply waiting() throws InterruptedException {
    release.await();
    return Reply.text("too late");
  }

  @After
  public void release() {
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
  public void aHandlerMayThinkLongerThanAConnectionMayBeIdle() throws Exception {
    byte[] body = new byte[8_000_001];
    HttpRequest.Builder request =
        restless.to("/api/v1/thinking").POST(HttpRequest.BodyPublishers.ofByteArray(body));
    assertEquals("first 8000000", restless.send(request).body());
  }

  @Test
  public void aRouteMayHaveNoLimit() throws Exception {
    assertEquals("done", gateway.get("/patient").body());
  }

  @Test
  public void aBodyThatTricklesIsGivenUp() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", hasty.address().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "POST /api/v1/post HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      while (socket.getInputStream().available() == 0) {
        out.write('x');
        out.flush();
        Thread.sleep(20);
      }
      byte[] start = socket.getInputStream().readNBytes(12);
      assertEquals("HTTP/1.1 408", new String(start, StandardCharsets.US_ASCII));
    }
  }
}
