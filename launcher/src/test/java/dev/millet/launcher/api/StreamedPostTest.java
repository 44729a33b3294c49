package dev.millet.launcher.api;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Against a server of a few lines, which answers in the awkward ways that a real one may. */
public class StreamedPostTest {

  private static final String ASKED = "HTTP/1.1 100 Continue\r\n\r\n";

  private ServerSocket server;

  /** What the server does with a connection, once it has read the head. */
  private interface Conversation {
    void hold(String head, InputStream in, OutputStream out) throws IOException;
  }

  @Before
  public void listen() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @After
  public void close() throws IOException {
    server.close();
  }

  @Test
  public void anAnswerLongerThanAllBuffersIsReadWhileTheBodyIsSent() throws Exception {
    CompletableFuture<?> served =
        serve(
            (head, in, out) -> {
              write(out, ASKED + "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
              InputStream body = new ChunkedInput(in);
              byte[] line = "x".repeat(999).concat("\n").getBytes(StandardCharsets.UTF_8);
              for (byte[] read = body.readNBytes(1000);
                  read.length > 0;
                  read = body.readNBytes(1000)) {
                write(out, "3e8\r\n");
                out.write(line);
                write(out, "\r\n");
              }
              write(out, "0\r\n\r\n");
            });
    List<String> lines = new ArrayList<>();
    ApiClient.Answer answer = post(new byte[20_000_000], lines);
    served.get();
    assertEquals(200, answer.status());
    assertEquals(20_000, lines.size());
  }

  @Test
  public void aRefusalIsReadWithoutSendingTheBody() throws Exception {
    serve(
        (head, in, out) ->
            write(out, "HTTP/1.1 409 Conflict\r\nContent-Length: 14\r\n\r\n{\"title\":\"No\"}"));
    ApiClient.Answer answer = post(new byte[20_000_000], new ArrayList<>());
    assertEquals(409, answer.status());
    assertEquals("No", answer.problem());
  }

  @Test
  public void theHeadCarriesTokenTypeAndQuery() throws Exception {
    CompletableFuture<String> seen = new CompletableFuture<>();
    serve(
        (head, in, out) -> {
          seen.complete(head);
          write(out, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        });
    post(new byte[0], new ArrayList<>());
    String head = seen.get();
    assertTrue(head, head.startsWith("POST /import?dryRun=true HTTP/1.1\r\n"));
    assertTrue(head, head.contains("Authorization: Bearer secret\r\n"));
    assertTrue(head, head.contains("Content-Type: application/x-ndjson\r\n"));
  }

  @Test
  public void anAnswerThatBreaksOffIsAnError() throws Exception {
    serve(
        (head, in, out) ->
            write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"));
    assertThrows(UncheckedIOException.class, () -> post(new byte[0], new ArrayList<>()));
  }

  private ApiClient.Answer post(byte[] body, List<String> lines) throws IOException {
    URI target = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/import?dryRun=true");
    return new StreamedPost(target, Tls.CERTIFIED, "secret", "application/x-ndjson")
        .send(new ByteArrayInputStream(body), lines::add);
  }

  private CompletableFuture<?> serve(Conversation conversation) {
    return CompletableFuture.runAsync(
        () -> {
          try (Socket socket = server.accept()) {
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            for (String line = ResponseHead.line(in);
                !line.isEmpty();
                line = ResponseHead.line(in)) {
              head.append(line).append("\r\n");
            }
            conversation.hold(head.toString(), in, socket.getOutputStream());
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
