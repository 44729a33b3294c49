package dev.millet.gateway;

import static dev.millet.gateway.TestRoutes.route;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.SmokeRequest;
import dev.millet.gateway.smoketest.InMemorySmokeTester;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;

public class RecentProofTest {

  private static final String GRAVE = "/api/v1/grave";
  private static final String USUAL = "/api/v1/usual";

  private final AtomicInteger entered = new AtomicInteger();

  @Rule
  public final TestGateway gateway =
      new TestGateway().with(new FakeAuthentication()).serve(routes());

  private Route[] routes() {
    Permission usual = Permission.toAdminister("test.change");
    Permission grave = usual.provenRecently();
    return new Route[] {
      route("POST", GRAVE, grave, this::enter),
      route("POST", USUAL, usual, this::enter),
      route("GET", "/grave", grave, this::enter),
      route("POST", "/grave", grave, this::enter),
      route("POST", "/usual", usual, this::enter),
    };
  }

  private Reply enter(Request request) {
    entered.incrementAndGet();
    return Reply.noContent();
  }

  private HttpResponse<String> post(TestGateway where, String path, String token) throws Exception {
    HttpRequest.Builder request = where.to(path).POST(BodyPublishers.ofString("{}"));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return where.send(request);
  }

  private HttpResponse<String> post(String path, String token) throws Exception {
    return post(gateway, path, token);
  }

  private HttpResponse<String> submit(String path, String session) throws Exception {
    return gateway.send(
        gateway
            .to(path)
            .header("Cookie", "millet_session=" + session)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("_csrf=" + FakeAuthentication.CSRF)));
  }

  private static JsonNode problem(HttpResponse<String> answer) throws Exception {
    return new ObjectMapper().readTree(answer.body());
  }

  @Test
  public void whoGaveThePasswordRecentlyIsLetIn() throws Exception {
    assertEquals(204, post(GRAVE, "admin-proven").statusCode());
    assertEquals(204, submit("/grave", "admin-proven").statusCode());
    assertEquals(2, entered.get());
  }

  @Test
  public void whoGaveItTooLongAgoOrNeverIsNot() throws Exception {
    for (String caller : List.of("admin-stale", "admin-admin")) {
      assertEquals(caller, 403, post(GRAVE, caller).statusCode());
    }
    for (String caller : List.of("admin-stale", "admin")) {
      assertEquals(caller, 403, submit("/grave", caller).statusCode());
    }
    assertEquals(0, entered.get());
  }

  @Test
  public void controlTheSameCallersAreLetInWhereNoProofIsAskedFor() throws Exception {
    assertEquals(204, post(USUAL, "admin-stale").statusCode());
    assertEquals(204, post(USUAL, "admin-admin").statusCode());
    assertEquals(204, submit("/usual", "admin-stale").statusCode());
    assertEquals(204, submit("/usual", "admin").statusCode());
  }

  @Test
  public void aProgramIsToldWhatToDo() throws Exception {
    HttpResponse<String> answer = post(GRAVE, "admin-stale");
    JsonNode problem = problem(answer);
    assertEquals("urn:millet:problem:proof-too-old", problem.get("type").asText());
    String detail = problem.get("detail").asText();
    assertTrue(detail, detail.contains("within the last 15 minutes"));
    assertTrue(detail, detail.contains("POST /api/v1/tokens, with the scope admin"));
    String challenge = answer.headers().firstValue("WWW-Authenticate").orElse("");
    assertTrue(challenge, challenge.contains("error=\"insufficient_user_authentication\""));
    assertTrue(challenge, challenge.contains("max_age=\"900\""));
  }

  @Test
  public void aBrowserIsToldWhereToGiveIt() throws Exception {
    String detail = problem(submit("/grave", "admin-stale")).get("detail").asText();
    assertTrue(detail, detail.contains("/members/confirm"));
  }

  @Test
  public void whoeverMayNotAnywayIsNotAskedForAPassword() throws Exception {
    assertEquals("urn:millet:problem:unauthorized", type(post(GRAVE, null)));
    assertEquals("urn:millet:problem:forbidden", type(post(GRAVE, "mei-proven")));
    assertEquals("urn:millet:problem:forbidden", type(post(GRAVE, "admin-write-proven")));
  }

  private static String type(HttpResponse<String> answer) throws Exception {
    return problem(answer).get("type").asText();
  }

  @Test
  public void theOperatorNeedsNoPassword() throws Exception {
    assertEquals(204, post(GRAVE, "operator").statusCode());
  }

  @Test
  public void howLongIsRecentIsSaidByTheMembers() throws Exception {
    FakeAuthentication patient =
        new FakeAuthentication() {
          @Override
          public Duration proofLasts() {
            return Duration.ofMinutes(20);
          }
        };
    TestGateway other = new TestGateway().with(patient).serve(routes());
    other.during(() -> assertEquals(204, post(other, GRAVE, "admin-stale").statusCode()));
  }

  @Test
  public void aSmokeRequestOfTheAdministratorIsLetIn() {
    var trial = gateway.generations.activate("trial", routes());
    SmokeRequest smoke = new SmokeRequest("/grave", 204, true);
    assertEquals(
        Optional.empty(), new InMemorySmokeTester().test(trial.lease().orElseThrow(), smoke));
    assertEquals(1, entered.get());
  }

  @Test
  public void visitorsAreNotAskedForOne() {
    assertThrows(IllegalArgumentException.class, Permission.PUBLIC::provenRecently);
  }
}
