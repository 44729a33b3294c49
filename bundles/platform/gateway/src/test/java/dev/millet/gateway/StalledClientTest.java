package dev.millet.gateway;

import static dev.millet.gateway.TestRoutes.get;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.EventStream;
import dev.millet.api.gateway.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.Rule;
import org.junit.Test;

/** A client that asks and then does not read must not keep a generation from draining. */
public class StalledClientTest {

  private static final int MORE_THAN_BUFFERS_HOLD = 64 * 1024 * 1024;

  @Rule
  public final TestGateway gateway =
      new TestGateway()
          .with("idle", 1)
          .serve(
              get("/buffered", request -> Reply.text("x".repeat(MORE_THAN_BUFFERS_HOLD))),
              get("/streamed", request -> Reply.stream(Reply.TEXT, StalledClientTest::pour)),
              get("/events", request -> Reply.events(StalledClientTest::flood)));

  private static void pour(OutputStream out) throws IOException {
    byte[] block = new byte[64 * 1024];
    for (int i = 0; i < MORE_THAN_BUFFERS_HOLD; i += block.length) {
      out.write(block);
    }
  }

  private static void flood(EventStream stream) {
    String data = "x".repeat(64 * 1024);
    for (int i = 0; i < MORE_THAN_BUFFERS_HOLD; i += data.length()) {
      stream.send(null, null, data);
    }
  }

  private void askAndDoNotRead(String path) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", gateway.address().getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      while (socket.getInputStream().available() == 0) {
        Thread.onSpinWait();
      }
      assertTrue(
          gateway.generations.awaitDrained(
              gateway.generations.all().get(0), Duration.ofSeconds(20)));
    }
  }

  @Test
  public void aBufferedAnswerIsGivenUp() throws Exception {
    askAndDoNotRead("/buffered");
  }

  @Test
  public void aStreamedAnswerIsGivenUp() throws Exception {
    askAndDoNotRead("/streamed");
  }

  @Test
  public void aStreamOfEventsIsGivenUp() throws Exception {
    askAndDoNotRead("/events");
  }
}
