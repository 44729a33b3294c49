package dev.millet.gateway;

import static dev.millet.gateway.TestRoutes.route;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Role;
import dev.millet.platform.api.gateway.ProblemPages;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.Rule;
import org.junit.Test;

/** Who has to set up two-factor authentication gets nowhere else, and out. */
public final class TwoFactorRequiredTest {

  private static final Permission READ = Permission.toRead("test.read", Role.MEMBER);
  private static final Permission WRITE = Permission.toWrite("test.write", Role.MEMBER);

  @Rule
  public final TestGateway gateway =
      new TestGateway()
          .with(new FakeAuthentication())
          .with(
              (ProblemPages)
                  (request, problem) ->
                      Reply.text("page of " + problem.code()).withStatus(problem.status()))
          .serve(
              route("GET", "/open", Permission.PUBLIC, request -> Reply.text("open")),
              route("GET", "/mine", READ, request -> Reply.text("mine")),
              route("POST", "/mine", WRITE, request -> Reply.text("done")),
              route("GET", "/set-up", READ, request -> Reply.text("set-up")),
              route("POST", "/suggest", Permission.PUBLIC_ACTION, request -> Reply.text("done")),
              route("GET", "/provider", Permission.PUBLIC, request -> Reply.text("way in"))
                  .withSecrets(),
              route("POST", "/set-up/out", Permission.PUBLIC_ACTION, request -> Reply.text("out")),
              route("GET", "/api/v1/open", Permission.PUBLIC, request -> Reply.text("open")),
              route("GET", "/api/v1/mine", READ, request -> Reply.text("mine")));

  private HttpRequest.Builder browser(String path) {
    return gateway
        .to(path)
        .header("Cookie", "millet_session=late")
        .header("Accept", "text/html,*/*;q=0.8");
  }

  private HttpResponse<String> form(String path) throws Exception {
    return gateway.send(
        browser(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("_csrf=" + FakeAuthentication.CSRF)));
  }

  @Test
  public void noPageIsShownButTheOneToSetItUp() throws Exception {
    for (String path : new String[] {"/open", "/mine"}) {
      HttpResponse<String> answer = gateway.send(browser(path));
      assertEquals(403, answer.statusCode());
      assertEquals("page of two-factor-required", answer.body());
    }
    assertEquals("set-up", gateway.send(browser("/set-up")).body());
    assertEquals(
        "an image or a style",
        "open",
        gateway
            .send(
                gateway
                    .to("/open")
                    .header("Cookie", "millet_session=late")
                    .header("Accept", "image/*"))
            .body());
  }

  @Test
  public void nothingIsDoneButSigningOut() throws Exception {
    assertEquals(403, form("/mine").statusCode());
    assertEquals("as a visitor may", 403, form("/suggest").statusCode());
    assertEquals("out", form("/set-up/out").body());
    assertEquals("to confirm at a provider", "way in", gateway.send(browser("/provider")).body());
  }

  @Test
  public void aTokenOpensWhatIsPublicOnly() throws Exception {
    HttpResponse<String> refused = token("/api/v1/mine");
    assertEquals(403, refused.statusCode());
    assertTrue(refused.body(), refused.body().contains("urn:millet:problem:two-factor-required"));
    assertEquals("open", token("/api/v1/open").body());
  }

  private HttpResponse<String> token(String path) throws Exception {
    return gateway.send(gateway.to(path).header("Authorization", "Bearer late"));
  }

  @Test
  public void othersAreNotHeldUp() throws Exception {
    HttpRequest.Builder mei =
        gateway.to("/mine").header("Cookie", "millet_session=mei").header("Accept", "text/html");
    assertEquals("mine", gateway.send(mei).body());
    assertEquals("open", gateway.get("/open").body());
  }
}
