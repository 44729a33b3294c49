package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;

import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.PostgresServer;
import java.net.http.HttpResponse;
import org.junit.Assume;
import org.junit.Test;

/** Two processes on one database: an administrator of the one decides for the other, too. */
public class TwoNodesIT {

  @Test
  public void whatIsSetOnOneNodeIsSeenOnTheOther() throws Exception {
    Assume.assumeTrue("MILLET_TEST_POSTGRES names a server", PostgresServer.isThere());
    String address = PostgresServer.newDatabase("nodes");
    try (MilletProcess one = MilletProcess.run().with("MILLET_DATABASE_URL", address).ready();
        MilletProcess other = MilletProcess.run().with("MILLET_DATABASE_URL", address).ready()) {
      Api here = new Api(one.address("/"));
      Api there = new Api(other.address("/"));
      String operator = Operator.of(one).token();

      change(here, operator, "pages.name", "极光");
      Await.until(
          () -> there.get("/suggestions", null).body().contains("· 极光</title>"),
          () -> there.get("/suggestions", null).body());

      change(here, operator, "site.address", "https://ideas.example.com");
      String canonical = "<link rel=\"canonical\" href=\"https://ideas.example.com/suggestions\">";
      Await.until(
          () -> there.get("/suggestions", null).body().contains(canonical),
          () -> there.get("/suggestions", null).body());

      HttpResponse<String> written =
          here.replace(
              "/api/v1/texts/privacy",
              operator,
              "\"0\"",
              "{\"english\":\"We keep little.\",\"chinese\":\"\"}");
      assertEquals(written.body(), 200, written.statusCode());
      Await.until(
          () -> there.get("/privacy", null).statusCode() == 200,
          () -> there.get("/privacy", null).body());
    }
  }

  private static void change(Api api, String operator, String key, String value) {
    String tag = api.get("/api/v1/settings", operator).headers().firstValue("etag").orElseThrow();
    HttpResponse<String> changed =
        api.change(
            "PATCH",
            "/api/v1/settings",
            operator,
            tag,
            "{\"values\":{\"%s\":\"%s\"}}".formatted(key, value));
    assertEquals(changed.body(), 200, changed.statusCode());
  }
}
