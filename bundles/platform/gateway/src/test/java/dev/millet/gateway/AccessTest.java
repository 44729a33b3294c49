package dev.millet.gateway;

import static dev.millet.gateway.TestRoutes.route;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.TokenScope;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.platform.api.gateway.ProblemPages;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;

public class AccessTest {

  @Rule
  public final TestGateway gateway =
      new TestGateway()
          .with(new FakeAuthentication())
          .with((ProblemPages) (request, problem) -> who(request).withStatus(problem.status()))
          .serve(
              route("GET", "/api/v1/open", Permission.PUBLIC, AccessTest::who),
              route("GET", "/api/v1/mine", read(), AccessTest::who),
              route("PUT", "/api/v1/mine", write(), AccessTest::who),
              route(
                  "GET", "/api/v1/settings", Permission.toAdminister("test.set"), AccessTest::who),
              route("GET", "/mine", read(), AccessTest::who),
              route("POST", "/mine", write(), AccessTest::who),
              route("POST", "/streamed", write(), AccessTest::who).withStreamedBody(),
              route("POST", "/sign-in", Permission.PUBLIC_ACTION, AccessTest::who),
              route("GET", "/api/v1/bread/{kind}", read(), AccessTest::who)
                  .openTo(
                      TokenScope.of("test.bake", write(), List::of),
                      request -> request.parameter("kind")),
              route("GET", "/api/v1/cake/{kind}", read(), AccessTest::who)
                  .openTo(
                      TokenScope.of("test.ice", write(), List::of),
                      request -> request.parameter("kind")));

  private static Permission read() {
    return Permission.toRead("test.read", Role.MEMBER);
  }

  private static Permission write() {
    return Permission.toWrite("test.write", Role.MEMBER);
  }

  private static Reply who(Request request) {
    String name = request.identity().signedIn().map(Member::handle).orElse("nobody");
    return Reply.text(name + " by " + request.identity().authenticationMethod());
  }

  private HttpResponse<String> get(String path, String token) throws Exception {
    return gateway.send(gateway.to(path).header("Authorization", "Bearer " + token));
  }

  private HttpRequest.Builder form(String path, String body) {
    return gateway
        .to(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body));
  }

  private static String challenge(HttpResponse<String> answer) {
    return answer.headers().firstValue("WWW-Authenticate").orElse("");
  }

  @Test
  public void thePageOfWhatIsNotThereIsMadeForWhoAsks() throws Exception {
    HttpResponse<String> answer =
        gateway.send(
            gateway
                .to("/not-there")
                .header("Accept", "text/html")
                .header("Cookie", "millet_session=mei"));
    assertEquals(404, answer.statusCode());
    assertEquals("mei by SESSION", answer.body());
  }

  @Test
  public void visitorsAreLetInWhereEverybodyIs() throws Exception {
    assertEquals("nobody by NONE", gateway.get("/api/v1/open").body());
  }

  @Test
  public void aVisitorIsAskedToSignIn() throws Exception {
    HttpResponse<String> answer = gateway.get("/api/v1/mine");
    assertEquals(401, answer.statusCode());
    assertEquals("Bearer realm=\"millet\"", challenge(answer));
  }

  @Test
  public void aTokenOpensTheApi() throws Exception {
    assertEquals("mei by TOKEN", get("/api/v1/mine", "mei-read").body());
  }

  @Test
  public void aTokenForOneThingOpensThatAlone() throws Exception {
    assertEquals("mei by TOKEN", get("/api/v1/bread/rye", "mei-one").body());
    assertEquals("mei by TOKEN", get("/api/v1/bread/spelt", "mei-read").body());
    for (String other :
        List.of("/api/v1/bread/spelt", "/api/v1/cake/rye", "/api/v1/mine", "/api/v1/open")) {
      assertEquals(other, 403, get(other, "mei-one").statusCode());
    }
  }

  @Test
  public void anUnknownTokenIsRefusedEvenWhereEverybodyIsLetIn() throws Exception {
    HttpResponse<String> answer = get("/api/v1/open", "stolen");
    assertEquals(401, answer.statusCode());
    assertTrue(challenge(answer), challenge(answer).contains("error=\"invalid_token\""));
  }

  @Test
  public void anotherSchemeThanBearerIsRefused() throws Exception {
    HttpResponse<String> answer =
        gateway.send(gateway.to("/api/v1/open").header("Authorization", "Basic bWVpOm1laQ=="));
    assertEquals(401, answer.statusCode());
  }

  @Test
  public void aTokenToReadCannotWrite() throws Exception {
    HttpResponse<String> answer =
        gateway.send(
            gateway
                .to("/api/v1/mine")
                .header("Authorization", "Bearer mei-read")
                .PUT(BodyPublishers.noBody()));
    assertEquals(403, answer.statusCode());
    assertTrue(challenge(answer), challenge(answer).contains("scope=\"write\""));
  }

  @Test
  public void aMemberCannotDoWhatAdministratorsDo() throws Exception {
    assertEquals(403, get("/api/v1/settings", "mei-write").statusCode());
  }

  @Test
  public void anAdministratorCan() throws Exception {
    assertEquals("admin by TOKEN", get("/api/v1/settings", "admin-admin").body());
  }

  @Test
  public void theOperatorCanDoEverything() throws Exception {
    assertEquals("nobody by OPERATOR", get("/api/v1/settings", "operator").body());
  }

  @Test
  public void aSessionOpensPages() throws Exception {
    HttpResponse<String> answer =
        gateway.send(gateway.to("/mine").header("Cookie", "millet_session=mei"));
    assertEquals("mei by SESSION", answer.body());
  }

  @Test
  public void aSessionDoesNotOpenTheApi() throws Exception {
    HttpResponse<String> answer =
        gateway.send(gateway.to("/api/v1/mine").header("Cookie", "millet_session=mei"));
    assertEquals(401, answer.statusCode());
  }

  @Test
  public void aFormWithTheTokenOfItsSessionIsTaken() throws Exception {
    HttpResponse<String> answer =
        gateway.send(
            form("/mine", "_csrf=" + FakeAuthentication.CSRF)
                .header("Cookie", "millet_session=mei"));
    assertEquals("mei by SESSION", answer.body());
  }

  @Test
  public void aFormWithoutTheTokenIsRefused() throws Exception {
    HttpResponse<String> answer =
        gateway.send(form("/mine", "a=b").header("Cookie", "millet_session=mei"));
    assertEquals(403, answer.statusCode());
  }

  @Test
  public void aStreamedBodyNeedsTheTokenInAHeader() throws Exception {
    HttpRequest.Builder request =
        form("/streamed", "_csrf=" + FakeAuthentication.CSRF)
            .header("Cookie", "millet_session=mei");
    assertEquals(403, gateway.send(request).statusCode());
    request.header("X-CSRF-Token", FakeAuthentication.CSRF);
    assertEquals(200, gateway.send(request).statusCode());
  }

  @Test
  public void theTokenMayComeInAHeader() throws Exception {
    HttpResponse<String> answer =
        gateway.send(
            form("/mine", "")
                .header("Cookie", "millet_session=mei")
                .header("X-CSRF-Token", FakeAuthentication.CSRF));
    assertEquals(200, answer.statusCode());
  }

  @Test
  public void aFormOfAnotherSiteIsRefused() throws Exception {
    HttpResponse<String> answer =
        gateway.send(form("/sign-in", "").header("Sec-Fetch-Site", "cross-site"));
    assertEquals(403, answer.statusCode());
  }

  @Test
  public void anotherOriginIsRefusedWhereTheBrowserIsOld() throws Exception {
    HttpResponse<String> answer =
        gateway.send(form("/sign-in", "").header("Origin", "https://evil.example"));
    assertEquals(403, answer.statusCode());
  }

  @Test
  public void ourOwnOriginIsTaken() throws Exception {
    HttpResponse<String> answer =
        gateway.send(form("/sign-in", "").header("Origin", gateway.address().toString()));
    assertEquals(200, answer.statusCode());
  }
}
