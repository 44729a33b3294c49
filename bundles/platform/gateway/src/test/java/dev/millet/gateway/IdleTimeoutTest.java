package dev.millet.gateway;

import static dev.millet.gateway.TestRoutes.get;
import static org.junit.Assert.assertEquals;

import dev.millet.api.gateway.EventStream;
import dev.millet.api.gateway.Reply;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;

/** What is silent for good reason outlives the time after which silence closes a connection. */
public class IdleTimeoutTest {

  private static final long LONGER_THAN_IDLE_MILLIS = 2500;
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(LONGER_THAN_IDLE_MILLIS, TimeUnit.MILLISECONDS);

  @Rule
  public final TestGateway gateway =
      new TestGateway()
          .with("idle", 1)
          .serve(
              get("/slow", request -> slow()),
              get("/later", request -> Reply.later(later())),
              get("/events", request -> Reply.events(IdleTimeoutTest::open)));

  private static Reply slow() throws InterruptedException {
    Thread.sleep(LONGER_THAN_IDLE_MILLIS);
    return Reply.text("slow");
  }

  private static CompletableFuture<Reply> later() {
    return CompletableFuture.supplyAsync(() -> Reply.text("later"), LATER);
  }

  private static void open(EventStream stream) {
    LATER.execute(
        () -> {
          stream.send(null, null, "still here");
          stream.close();
        });
  }

  @Test
  public void aSlowHandlerIsWaitedFor() throws Exception {
    assertEquals("slow", gateway.get("/slow").body());
  }

  @Test
  public void anAnswerThatComesLaterIsWaitedFor() throws Exception {
    assertEquals("later", gateway.get("/later").body());
  }

  @Test
  public void aStreamWithoutEventsStaysOpen() throws Exception {
    HttpResponse<String> answer = gateway.get("/events");
    assertEquals("retry: 500\n\ndata: still here\n\n", answer.body());
  }
}
