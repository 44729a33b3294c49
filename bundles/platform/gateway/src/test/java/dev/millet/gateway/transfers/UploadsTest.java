package dev.millet.gateway.transfers;

import static dev.millet.gateway.TestRoutes.post;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.gateway.TestGateway;
import dev.millet.platform.api.gateway.BodySink;
import dev.millet.testing.FakeGeneration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;

/** Bodies that are received without a lease and without a thread. */
public class UploadsTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private final TestGateway gateway = new TestGateway();
  private final BlockingQueue<Sink> begun = new LinkedBlockingQueue<>();
  private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();

  private Throwable failure;

  private final class Sink implements BodySink {

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private volatile Runnable cancel;

    @Override
    public void begin(Runnable canceller) {
      cancel = canceller;
      begun.add(this);
    }

    @Override
    public void take(ByteBuffer bytes) throws IOException {
      byte[] some = new byte[bytes.remaining()];
      bytes.get(some);
      received.write(some);
      if (received.toString(StandardCharsets.US_ASCII).contains("full")) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public Reply end() {
      return Reply.text("got " + received.toString(StandardCharsets.US_ASCII));
    }

    @Override
    public Reply fail(Throwable cause) {
      failures.add(cause);
      return Reply.text("kept " + received.size()).withStatus(409);
    }
  }

  private Route upload() {
    return post("/upload", request -> new Reply(200, List.of(), new Sink())).withStreamedBody();
  }

  private Socket send(String headers, String body) throws Exception {
    Socket socket = new Socket("127.0.0.1", gateway.address().getPort());
    socket.setSoTimeout((int) LONG.toMillis());
    socket
        .getOutputStream()
        .write(
            ("POST /upload HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** Returns the body of the answer. */
  private static String last(Socket socket) throws Exception {
    StringBuilder answer = new StringBuilder();
    Pattern whole = Pattern.compile("(?s).*Content-Length: (\\d+).*?\r\n\r\n(.*)");
    while (true) {
      Matcher found = whole.matcher(answer);
      if (found.matches() && found.group(2).length() == Integer.parseInt(found.group(1))) {
        return found.group(2);
      }
      int next = socket.getInputStream().read();
      assertTrue("the answer breaks off: " + answer, next >= 0);
      answer.append((char) next);
    }
  }

  private Throwable failure() throws Exception {
    if (failure == null) {
      failure = failures.poll(LONG.toSeconds(), TimeUnit.SECONDS);
    }
    return failure;
  }

  private Sink begun() throws Exception {
    return begun.poll(LONG.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  public void aModuleIsReplacedWhileAClientSends() throws Exception {
    gateway.with("max_concurrent", 1);
    gateway.during(
        () -> {
          FakeGeneration old = gateway.generations.activate("test", upload());
          try (Socket socket = send("Content-Length: 10\r\n", "abcde")) {
            begun();
            gateway.generations.activate("test", upload());
            assertTrue(gateway.generations.awaitDrained(old, LONG));
            socket.getOutputStream().write("fghij".getBytes(StandardCharsets.US_ASCII));
            assertEquals("got abcdefghij", last(socket));
          }
        });
  }

  @Test
  public void aBodyInChunksIsReceived() throws Exception {
    gateway.during(
        () -> {
          gateway.serve(upload());
          String chunks = "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
          try (Socket socket = send("Transfer-Encoding: chunked\r\n", chunks)) {
            assertEquals("got abcde", last(socket));
          }
        });
  }

  @Test
  public void aClientThatGoesAwayIsNoticed() throws Exception {
    gateway.during(
        () -> {
          gateway.serve(upload());
          Socket socket = send("Content-Length: 10\r\n", "abcde");
          Sink sink = begun();
          socket.close();
          assertNotNull(failure());
          assertEquals("abcde", sink.received.toString(StandardCharsets.US_ASCII));
        });
  }

  @Test
  public void aSilentClientIsGivenUpAndToldSo() throws Exception {
    gateway.with("idle", 1);
    gateway.during(
        () -> {
          gateway.serve(upload());
          try (Socket socket = send("Content-Length: 10\r\n", "abcde")) {
            assertEquals("kept 5", last(socket));
            assertTrue(failure().toString(), failure instanceof TimeoutException);
          }
        });
  }

  @Test
  public void aTransferIsCancelledWhileItWaits() throws Exception {
    gateway.during(
        () -> {
          gateway.serve(upload());
          try (Socket socket = send("Content-Length: 10\r\n", "abcde")) {
            Sink sink = begun();
            while (sink.received.size() < 5) {
              Thread.onSpinWait();
            }
            sink.cancel.run();
            assertEquals("kept 5", last(socket));
            assertTrue(failure().toString(), failure instanceof CancellationException);
          }
        });
  }

  @Test
  public void aSinkThatIsFullRefusesTheRest() throws Exception {
    gateway.during(
        () -> {
          gateway.serve(upload());
          try (Socket socket = send("Content-Length: 100000000\r\n", "full")) {
            assertEquals("kept 4", last(socket));
          }
        });
  }
}
