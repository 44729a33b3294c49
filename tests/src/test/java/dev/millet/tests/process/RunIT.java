package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeNotNull;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.Test;

/** {@code millet run} as users run it. */
public class RunIT {

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  public void aFeatureAloneServesNothingOfTheOther() throws Exception {
    try (MilletProcess suggestions = MilletProcess.run("--feature", "suggestions").ready()) {
      assertEquals(200, status(suggestions.address("/api/v1/suggestions")));
      assertEquals(404, status(suggestions.address("/voting")));
    }
    try (MilletProcess voting = MilletProcess.run("--feature", "voting").ready()) {
      assertEquals(200, status(voting.address("/voting")));
      assertEquals(404, status(voting.address("/api/v1/suggestions")));
    }
  }

  @Test
  public void aTerminatedInstanceStopsCleanlyAndStartsAgain() throws Exception {
    Path data;
    try (MilletProcess first = MilletProcess.run().ready()) {
      data = first.data();
      first.stop();
      assertTrue(first.output(), !first.output().contains("Exception"));
      try (MilletProcess second = MilletProcess.run().on(data).ready()) {
        assertEquals(200, status(second.address("/health/ready")));
      }
    }
  }

  @Test
  public void itRunsOnTheNewestJava() throws Exception {
    String newest = System.getenv("MILLET_TEST_NEWEST_JDK");
    assumeNotNull(newest);
    try (MilletProcess millet = MilletProcess.run().onJava(Path.of(newest)).ready()) {
      assertEquals(200, status(millet.address("/suggestions")));
    }
  }

  private int status(URI address) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
        .statusCode();
  }
}
