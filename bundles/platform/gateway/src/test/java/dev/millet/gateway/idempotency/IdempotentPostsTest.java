package dev.millet.gateway.idempotency;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.gateway.FakeAuthentication;
import dev.millet.gateway.TestGateway;
import dev.millet.gateway.TestRoutes;
import dev.millet.testing.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class IdempotentPostsTest {

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private final Database database;
  private final String key = UUID.randomUUID().toString();

  @Rule public final TestGateway gateway;

  public IdempotentPostsTest(TestDatabase test) {
    database = test.database();
    gateway =
        new TestGateway()
            .with(new FakeAuthentication())
            .with(database)
            .serve(
                TestRoutes.post("/api/v1/things", this::make),
                TestRoutes.post("/api/v1/stream", this::make).withStreamedBody(),
                TestRoutes.post("/api/v1/secrets", this::make).withSecrets(),
                TestRoutes.post("/api/v1/refused", this::refuse));
  }

  /** Its effect is a row of the caller {@code effect}: the only table that is there anyway. */
  private void effect() {
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO gateway_idempotency
                      (caller, request_key, request_hash, status, headers, content_type, body,
                       created_at)
                    VALUES (:caller, :key, '', 0, '', '', '', :at)
                    """)
                .bind("caller", "effect:" + key)
                .bind("key", UUID.randomUUID().toString())
                .bind("at", Instant.now().atOffset(java.time.ZoneOffset.UTC))
                .execute());
  }

  private int effects() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT count(*) FROM gateway_idempotency WHERE caller = :caller")
                .bind("caller", "effect:" + key)
                .mapTo(Integer.class)
                .one());
  }

  private Reply make(Request request) {
    effect();
    return Reply.created("/api/v1/things/1", Map.of("id", UUID.randomUUID().toString()));
  }

  private Reply refuse(Request request) {
    effect();
    throw Problem.invalid("name", "taken", "is taken").toException();
  }

  private HttpResponse<String> post(String path, String body, String token) throws Exception {
    return gateway.send(
        gateway
            .to(path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> post(String body) throws Exception {
    return post("/api/v1/things", body, "mei-write");
  }

  @Test
  public void whatIsSentTwiceHappensOnceAndIsAnsweredAlike() throws Exception {
    HttpResponse<String> first = post("{}");
    HttpResponse<String> second = post("{}");
    assertEquals(201, first.statusCode());
    assertEquals(201, second.statusCode());
    assertEquals(first.body(), second.body());
    assertEquals("/api/v1/things/1", second.headers().firstValue("Location").get());
    assertEquals("true", second.headers().firstValue("Idempotency-Replayed").get());
    assertFalse(first.headers().firstValue("Idempotency-Replayed").isPresent());
    assertEquals(1, effects());
  }

  @Test
  public void theSameKeyForAnotherBodyIsRefused() throws Exception {
    post("{}");
    assertEquals(422, post("{ }").statusCode());
    assertEquals(1, effects());
  }

  private HttpResponse<String> postFile(String boundary, String content) throws Exception {
    String body =
        ("--%1$s\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n"
                + "%2$s\r\n--%1$s--\r\n")
            .formatted(boundary, content);
    return gateway.send(
        gateway
            .to("/api/v1/things")
            .header("Authorization", "Bearer mei-write")
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body)));
  }

  @Test
  public void aFormWithFilesIsTheSameWhateverItsBoundary() throws Exception {
    HttpResponse<String> first = postFile("first", "content");
    assertEquals(201, first.statusCode());
    assertEquals(first.body(), postFile("second", "content").body());
    assertEquals(422, postFile("first", "contents").statusCode());
    assertEquals(1, effects());
  }

  @Test
  public void theSameKeyOfAnotherCallerIsAnotherRequest() throws Exception {
    post("{}");
    HttpResponse<String> other = post("/api/v1/things", "{}", "operator");
    assertEquals(201, other.statusCode());
    assertEquals(2, effects());
  }

  @Test
  public void whatFailsLeavesNoTraceAndMayBeTriedAgain() throws Exception {
    assertEquals(422, post("/api/v1/refused", "{}", "mei-write").statusCode());
    assertEquals(0, effects());
    assertEquals(201, post("{}").statusCode());
  }

  @Test
  public void duplicatesAtTheSameTimeHappenOnce() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(8);
    try {
      List<Future<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        answers.add(clients.submit(() -> post("{}")));
      }
      String body = answers.get(0).get().body();
      for (Future<HttpResponse<String>> answer : answers) {
        assertEquals(201, answer.get().statusCode());
        assertEquals(body, answer.get().body());
      }
    } finally {
      clients.shutdown();
    }
    assertEquals(1, effects());
  }

  @Test
  public void whatCarriesSecretsIsKeptNowhere() throws Exception {
    HttpResponse<String> answer = post("/api/v1/secrets", "{}", "mei-write");
    assertEquals("no-store", answer.headers().firstValue("Cache-Control").get());
    int kept =
        database.read(
            handle ->
                handle
                    .createQuery(
                        "SELECT count(*) FROM gateway_idempotency WHERE request_key = :key")
                    .bind("key", key)
                    .mapTo(Integer.class)
                    .one());
    assertEquals(0, kept);
  }

  @Test
  public void withoutTheKeyEachHappens() throws Exception {
    for (int i = 0; i < 2; i++) {
      gateway.send(gateway.to("/api/v1/things").POST(BodyPublishers.noBody()));
    }
    assertEquals(2, effects());
  }

  @Test
  public void aKeyThatIsNoneIsRefused() throws Exception {
    HttpResponse<String> answer =
        gateway.send(
            gateway
                .to("/api/v1/things")
                .header("Idempotency-Key", "a b")
                .POST(BodyPublishers.noBody()));
    assertEquals(400, answer.statusCode());
  }

  @Test
  public void anAnswerIsForgottenAfterADay() throws Exception {
    post("{}");
    Clock tomorrow = Clock.offset(Clock.systemUTC(), java.time.Duration.ofHours(25));
    database.write(
        handle -> {
          new ReplyStore(database.dialect())
              .forgetBefore(handle, tomorrow.instant().minusSeconds(86_400), 20);
          return null;
        });
    assertFalse(post("{}").headers().firstValue("Idempotency-Replayed").isPresent());
  }
}
