package dev.millet.gateway;

import static dev.millet.gateway.TestRoutes.get;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Role;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.Rule;
import org.junit.Test;

/** Requests that no browser sends, written to the socket as they are. */
public class HostileTest {

  @Rule
  public final TestGateway gateway =
      new TestGateway()
          .with("max_header", 4096)
          .with("idle", 1)
          .serve(
              get("/files/{name}", request -> Reply.text("file " + request.parameter("name"))),
              get("/search", request -> Reply.text(request.query("q").orElse("none"))),
              TestRoutes.post("/api/v1/post", request -> Reply.noContent()),
              TestRoutes.route(
                      "POST",
                      "/api/v1/secret",
                      Permission.toWrite("test.write", Role.MEMBER),
                      request -> Reply.noContent())
                  .withStreamedBody());

  private String raw(byte[] request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", gateway.address().getPort())) {
      socket.setSoTimeout(60_000);
      OutputStream out = socket.getOutputStream();
      out.write(request);
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String raw(String request) throws IOException {
    return raw(request.getBytes(StandardCharsets.ISO_8859_1));
  }

  private int status(String target) throws IOException {
    String answer = raw("GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    assertTrue(answer, answer.startsWith("HTTP/1.1 "));
    return Integer.parseInt(answer.substring(9, 12));
  }

  @Test
  public void anEncodedSlashIsRefused() throws Exception {
    assertEquals(400, status("/files/a%2Fb"));
  }

  @Test
  public void climbingOutIsRefusedOrFindsNothing() throws Exception {
    assertEquals(400, status("/files/%2e%2e/%2e%2e/etc/passwd"));
    assertEquals(400, status("/files/..;/secret"));
    assertEquals(404, status("/files/../etc/passwd"));
    assertEquals(400, status("/../../etc/passwd"));
    assertEquals(400, status("/files/..%5c..%5cetc"));
  }

  @Test
  public void nulAndOtherControlsInAPathAreRefused() throws Exception {
    assertEquals(400, status("/files/a%00b"));
    assertEquals(400, status("/files/a%0d%0ab"));
    assertEquals(400, status("/files/a%7fb"));
  }

  @Test
  public void whatIsNotUtf8InAPathIsRefused() throws Exception {
    assertEquals(400, status("/files/%ff%fe"));
    assertEquals(400, status("/files/%c0%af"));
    assertEquals(400, status("/files/%zz"));
    assertEquals(400, status("/files/%"));
  }

  @Test
  public void whatIsNotUtf8InAQueryIsRefused() throws Exception {
    assertEquals(400, status("/search?q=%ff"));
    assertEquals(400, status("/search?q=%c0%af"));
    assertEquals(400, status("/search?q=%zz"));
    assertEquals(400, status("/search?q=a%00b"));
  }

  @Test
  public void emptySegmentsFindNothing() throws Exception {
    int status = status("//evil.example/");
    assertTrue("" + status, status == 400 || status == 404);
    status = status("/files//a");
    assertTrue("" + status, status == 400 || status == 404);
  }

  @Test
  public void aRedirectNeverLeavesTheSite() throws Exception {
    String answer = raw("GET //search/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    assertTrue(answer, !answer.contains("\r\nLocation:"));
  }

  @Test
  public void aTargetThatIsTooLongIsA414() throws Exception {
    assertEquals(414, status("/files/" + "a".repeat(5000)));
  }

  @Test
  public void aHeaderThatIsTooLargeIsA431Problem() throws Exception {
    String answer = raw("GET /search HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(5000) + "\r\n\r\n");
    assertTrue(answer, answer.startsWith("HTTP/1.1 431"));
    assertTrue(answer, answer.contains("application/problem+json"));
    assertTrue(answer, answer.contains("urn:millet:problem:header-too-large"));
  }

  @Test
  public void twoLengthsAreRefused() throws Exception {
    String answer =
        raw(
            "POST /api/v1/post HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 5\r\n"
                + "\r\nabcde");
    assertTrue(answer, answer.startsWith("HTTP/1.1 400"));
  }

  @Test
  public void lengthAndChunksTogetherAreRefused() throws Exception {
    String answer =
        raw(
            "POST /api/v1/post HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    assertTrue(answer, answer.startsWith("HTTP/1.1 400"));
  }

  @Test
  public void aRequestWithoutHostIsRefused() throws Exception {
    assertTrue(raw("GET /search HTTP/1.1\r\n\r\n").startsWith("HTTP/1.1 400"));
  }

  @Test
  public void noiseIsRefused() throws Exception {
    String answer = raw(new byte[] {22, 3, 1, 2, 0, 1, 0, 1, -4, 3, 3, 13, 10, 13, 10});
    assertTrue(answer, answer.isEmpty() || answer.startsWith("HTTP/1.1 400"));
  }

  @Test
  public void aBodyThatNeverComesIsGivenUp() throws Exception {
    String answer = raw("POST /api/v1/post HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc");
    assertTrue(answer, answer.isEmpty() || answer.startsWith("HTTP/1.1 408"));
  }

  @Test
  public void anUnknownMethodIsA405() throws Exception {
    String answer = raw("BREW /search HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    assertTrue(answer, answer.startsWith("HTTP/1.1 405"));
  }

  @Test
  public void traceTellsNothing() throws Exception {
    String answer =
        raw("TRACE /search HTTP/1.1\r\nHost: a\r\nCookie: s=1\r\nConnection: close\r\n\r\n");
    assertTrue(answer, answer.startsWith("HTTP/1.1 405"));
    assertTrue(answer, !answer.contains("s=1"));
  }

  @Test
  public void whoIsRefusedBeforeTheBodyArrivedIsToldThatTheConnectionEnds() throws Exception {
    String head = " HTTP/1.1\r\nHost: a\r\nContent-Length: 100000000\r\n\r\n";
    String unknown = raw("POST /api/v1/nothing" + head);
    assertTrue(unknown, unknown.startsWith("HTTP/1.1 404"));
    assertTrue(unknown, unknown.contains("\r\nConnection: close\r\n"));
    String refused = raw("POST /api/v1/secret" + head);
    assertTrue(refused, refused.startsWith("HTTP/1.1 401"));
    assertTrue(refused, refused.contains("\r\nConnection: close\r\n"));
  }

  @Test
  public void whoIsRefusedIsAnsweredAlsoWhenAShortBodyNeverComes() throws Exception {
    String head = " HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n";
    String refused = raw("POST /api/v1/secret" + head);
    assertTrue(refused, refused.startsWith("HTTP/1.1 401"));
    assertTrue(refused, refused.contains("\r\nConnection: close\r\n"));
  }

  @Test
  public void aShortBodyThatNobodyWantsDoesNotEndTheConnection() throws Exception {
    String refused = "POST /api/v1/secret HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n";
    String both = raw(refused + "\r\n{}" + refused + "Connection: close\r\n\r\n{}");
    assertEquals(both, 3, both.split("HTTP/1.1 401", -1).length);
  }
}
