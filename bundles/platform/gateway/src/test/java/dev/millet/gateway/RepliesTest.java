package dev.millet.gateway;

import static dev.millet.gateway.TestRoutes.get;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.modules.ModuleUnavailableException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;

public class RepliesTest {

  @Rule
  public final TestGateway gateway =
      new TestGateway()
          .with(
              (dev.millet.platform.api.gateway.ProblemPages)
                  (request, problem) ->
                      Reply.html("<h1>" + problem.title() + "</h1>").withStatus(problem.status()))
          .serve(
              get("/json", request -> Reply.json(Map.of("name", "小米"))),
              get("/framed", request -> Reply.html("<p>").inFrames()),
              get("/tagged", request -> Reply.text("x").withEntityTag("7")),
              get("/later", request -> Reply.later(later(Reply.text("at last")))),
              get(
                  "/broken",
                  request -> {
                    throw new IllegalStateException("a secret");
                  }),
              get(
                  "/unwritable",
                  request ->
                      Reply.json(
                          new Object() {
                            public String getName() {
                              throw new IllegalStateException("no");
                            }
                          })),
              get(
                  "/api/v1/broken",
                  request -> {
                    throw new IllegalStateException("a secret");
                  }),
              get(
                  "/streamed",
                  request ->
                      Reply.stream(
                          Reply.TEXT,
                          out -> {
                            for (int i = 0; i < 100_000; i++) {
                              out.write("0123456789".getBytes(StandardCharsets.US_ASCII));
                            }
                          })),
              get(
                  "/torn",
                  request ->
                      Reply.stream(
                          Reply.TEXT,
                          out -> {
                            out.write(new byte[100_000]);
                            out.flush();
                            throw new IllegalStateException("torn");
                          })),
              get(
                  "/invalid",
                  request -> {
                    throw Problem.invalid("title", "too-long", "at most 120").toException();
                  }),
              get("/cookie", request -> Reply.noContent().withCookie("a", "b", null)),
              get("/split", request -> Reply.text("x").withHeader("X-Name", "a\r\nX-Evil: 米")),
              get("/far", request -> Reply.seeOther("/搜索?q=a b")),
              get(
                  "/parked",
                  request -> {
                    throw new ModuleUnavailableException("voting", "parked", Duration.ofSeconds(7));
                  }),
              get(
                  "/busy",
                  request -> {
                    throw new DatabaseException(DatabaseException.Code.CONFLICT, "busy", null);
                  }),
              get(
                  "/full",
                  request -> {
                    throw new DatabaseException(
                        DatabaseException.Code.INSUFFICIENT_STORAGE, "the disk of /secret", null);
                  }),
              get("/nothing", request -> null));

  private static CompletableFuture<Reply> later(Reply reply) {
    return new CompletableFuture<Reply>().completeOnTimeout(reply, 50, TimeUnit.MILLISECONDS);
  }

  @Test
  public void aValueIsWrittenAsJson() throws Exception {
    HttpResponse<String> answer = gateway.get("/json");
    assertEquals("{\"name\":\"小米\"}", answer.body());
    assertEquals("application/json", answer.headers().firstValue("Content-Type").get());
  }

  @Test
  public void anAnswerMayComeLater() throws Exception {
    assertEquals("at last", gateway.get("/later").body());
  }

  @Test
  public void aStreamIsWrittenToItsEnd() throws Exception {
    assertEquals(1_000_000, gateway.get("/streamed").body().length());
  }

  @Test
  public void aStreamThatBreaksIsNotTakenForWhole() {
    org.junit.Assert.assertThrows(java.io.IOException.class, () -> gateway.get("/torn"));
  }

  @Test
  public void aClientThatHasTheAnswerIsToldSo() throws Exception {
    String tag = gateway.get("/json").headers().firstValue("ETag").get();
    HttpResponse<String> again = gateway.send(gateway.to("/json").header("If-None-Match", tag));
    assertEquals(304, again.statusCode());
    assertEquals("", again.body());
    assertEquals(tag, again.headers().firstValue("ETag").get());
  }

  @Test
  public void aHandlersOwnTagIsKept() throws Exception {
    assertEquals("\"7\"", gateway.get("/tagged").headers().firstValue("ETag").get());
    assertEquals(
        304,
        gateway.send(gateway.to("/tagged").header("If-None-Match", "\"1\", W/\"7\"")).statusCode());
  }

  @Test
  public void everyAnswerCarriesTheSecurityHeaders() throws Exception {
    HttpResponse<String> answer = gateway.get("/json");
    String policy = answer.headers().firstValue("Content-Security-Policy").get();
    assertTrue(policy, policy.contains("script-src 'self'"));
    assertFalse(policy, policy.contains("unsafe"));
    assertTrue(policy, policy.contains("frame-ancestors 'none'"));
    assertEquals("nosniff", answer.headers().firstValue("X-Content-Type-Options").get());
    assertEquals("same-origin", answer.headers().firstValue("Referrer-Policy").get());
  }

  @Test
  public void onlyWhatIsMadeForFramesIsShownInThem() throws Exception {
    HttpResponse<String> answer = gateway.get("/framed");
    List<String> policies = answer.headers().allValues("Content-Security-Policy");
    assertEquals(1, policies.size());
    assertTrue(policies.get(0), policies.get(0).endsWith("frame-ancestors *"));
    assertTrue(policies.get(0), policies.get(0).contains("default-src 'none'"));
    assertFalse(answer.headers().firstValue(Reply.FRAMES).isPresent());
  }

  @Test
  public void everyAnswerCarriesItsRequestsId() throws Exception {
    assertEquals(
        2,
        List.of(gateway.get("/json"), gateway.get("/json")).stream()
            .map(answer -> answer.headers().firstValue("X-Request-Id").get())
            .distinct()
            .count());
  }

  @Test
  public void answersAreNotKeptByCachesOfOthers() throws Exception {
    assertEquals(
        "private, no-cache", gateway.get("/json").headers().firstValue("Cache-Control").get());
  }

  @Test
  public void aDefectIsA500ThatTellsNoSecret() throws Exception {
    HttpResponse<String> answer = gateway.get("/api/v1/broken");
    assertEquals(500, answer.statusCode());
    assertTrue(answer.body(), answer.body().contains("urn:millet:problem:failed"));
    assertFalse(answer.body(), answer.body().contains("secret"));
  }

  @Test
  public void aValueThatCannotBeWrittenIsA500() throws Exception {
    assertEquals(500, gateway.get("/unwritable").statusCode());
  }

  @Test
  public void noReplyAtAllIsA500() throws Exception {
    assertEquals(500, gateway.get("/nothing").statusCode());
  }

  @Test
  public void aBrowserIsShownAPage() throws Exception {
    HttpResponse<String> answer =
        gateway.send(gateway.to("/broken").header("Accept", "text/html,*/*;q=0.8"));
    assertEquals(500, answer.statusCode());
    assertEquals("<h1>Something went wrong</h1>", answer.body());
  }

  @Test
  public void aProgramIsShownADocumentWhateverItAccepts() throws Exception {
    HttpResponse<String> answer =
        gateway.send(gateway.to("/api/v1/broken").header("Accept", "text/html"));
    assertEquals("application/problem+json", answer.headers().firstValue("Content-Type").get());
  }

  @Test
  public void aProblemNamesTheFields() throws Exception {
    HttpResponse<String> answer = gateway.get("/invalid");
    assertEquals(422, answer.statusCode());
    assertTrue(answer.body(), answer.body().contains("\"title\""));
    assertTrue(answer.body(), answer.body().contains("\"too-long\""));
  }

  @Test
  public void aCookieIsSecureOnlyOverTls() throws Exception {
    assertEquals(
        "a=b; Path=/; HttpOnly; SameSite=Lax",
        gateway.get("/cookie").headers().firstValue("Set-Cookie").get());
  }

  @Test
  public void headTellsTheLengthOfWhatGetWouldSend() throws Exception {
    HttpResponse<String> answer =
        gateway.send(gateway.to("/json").method("HEAD", BodyPublishers.noBody()));
    assertEquals("17", answer.headers().firstValue("Content-Length").get());
  }

  @Test
  public void everyLeaseIsGivenBack() throws Exception {
    for (String path : List.of("/json", "/later", "/broken", "/streamed", "/nothing")) {
      gateway.get(path);
    }
    assertTrue(
        gateway.generations.awaitDrained(gateway.generations.all().get(0), Duration.ofSeconds(10)));
  }

  @Test
  public void aHeaderStaysOnItsLine() throws Exception {
    HttpResponse<String> answer = gateway.get("/split");
    assertEquals("a??X-Evil: ?", answer.headers().firstValue("X-Name").get());
    assertFalse(answer.headers().firstValue("X-Evil").isPresent());
  }

  @Test
  public void aPlaceToGoIsEncoded() throws Exception {
    assertEquals(
        "/%E6%90%9C%E7%B4%A2?q=a%20b", gateway.get("/far").headers().firstValue("Location").get());
  }

  @Test
  public void aModuleThatCannotBeEnteredIsA503ThatSaysWhenToComeBack() throws Exception {
    HttpResponse<String> answer = gateway.get("/parked");
    assertEquals(503, answer.statusCode());
    assertEquals("7", answer.headers().firstValue("Retry-After").get());
  }

  @Test
  public void aDatabaseThatIsBusyIsA503() throws Exception {
    HttpResponse<String> answer = gateway.get("/busy");
    assertEquals(503, answer.statusCode());
    assertEquals("1", answer.headers().firstValue("Retry-After").get());
  }

  @Test
  public void aFullDiskIsToldWithoutItsPlace() throws Exception {
    HttpResponse<String> answer = gateway.get("/full");
    assertEquals(507, answer.statusCode());
    assertEquals("30", answer.headers().firstValue("Retry-After").get());
    assertTrue(answer.body(), answer.body().contains("urn:millet:problem:insufficient-storage"));
    assertFalse(answer.body(), answer.body().contains("/secret"));
  }
}
