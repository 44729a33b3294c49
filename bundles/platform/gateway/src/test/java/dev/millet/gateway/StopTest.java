package dev.millet.gateway;

import static dev.millet.gateway.TestRoutes.get;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

public class StopTest {

  private final CountDownLatch inside = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private CompletableFuture<HttpResponse<String>> answer;

  private final TestGateway gateway =
      new TestGateway()
          .with("stop", 20)
          .serve(
              get("/slow", request -> slow()),
              get("/events", request -> Reply.events(stream -> inside.countDown())));

  private Reply slow() throws InterruptedException {
    inside.countDown();
    release.await();
    return Reply.text("finished");
  }

  private HttpResponse<String> ask(String path) {
    try {
      return gateway.get(path);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitRefusal(int port) throws Exception {
    boolean accepting = true;
    while (accepting) {
      try (Socket socket = new Socket("127.0.0.1", port)) {
        Thread.sleep(1);
      } catch (ConnectException e) {
        accepting = false;
      }
    }
  }

  @Test
  public void whatIsInsideIsFinishedAndNobodyElseIsLetIn() throws Throwable {
    gateway.during(
        () -> {
          answer = CompletableFuture.supplyAsync(() -> ask("/slow"));
          inside.await();
          int port = gateway.address().getPort();
          CompletableFuture<Void> stop = CompletableFuture.runAsync(gateway::after);
          awaitRefusal(port);
          assertTrue(!stop.isDone());
          release.countDown();
          assertEquals("finished", answer.get(20, TimeUnit.SECONDS).body());
          stop.get(20, TimeUnit.SECONDS);
        });
  }

  @Test
  public void streamsOfEventsDoNotHoldUpTheStop() throws Throwable {
    gateway.during(
        () -> {
          answer = CompletableFuture.supplyAsync(() -> ask("/events"));
          inside.await();
          CompletableFuture.runAsync(gateway::after).get(19, TimeUnit.SECONDS);
          assertEquals("retry: 500\n\n", answer.get(20, TimeUnit.SECONDS).body());
        });
  }

  @Test
  public void aPortThatIsTakenIsSaidToBe() throws Throwable {
    gateway.during(
        () -> {
          int port = gateway.address().getPort();
          TestGateway second = new TestGateway().with("port", port);
          Exception failure = assertThrows(Exception.class, () -> second.during(() -> {}));
          String message =
              StartFailure.explain(TestSettings.with(java.util.Map.of("port", port)), failure);
          assertTrue(message, message.contains("cannot listen on 127.0.0.1:" + port));
          assertTrue(message, message.contains("--port"));
        });
  }
}
