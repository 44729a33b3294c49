package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.Test;

/** {@code millet run} as users run it. */
public class RunIT {

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  public void aTerminatedInstanceStopsCleanlyAndStartsAgain() throws Exception {
    Path data;
    try (MilletProcess first = MilletProcess.run().asShipped().ready()) {
      data = first.data();
      first.stop();
      assertTrue(first.output(), !first.output().contains("Exception"));
      try (MilletProcess second = MilletProcess.run().on(data).ready()) {
        assertEquals(200, status(second.address("/health/ready")));
      }
    }
  }

  @Test
  public void withTooLittleRoomOnTheDiskItStartsToBeRead() throws Exception {
    Path data;
    try (MilletProcess first = MilletProcess.run().ready()) {
      data = first.data();
      first.stop();
    }
    try (MilletProcess full =
        MilletProcess.run("--set", "database.min.free.mib=1048576").on(data).serving()) {
      assertEquals(200, status(full.address("/suggestions")));
      assertEquals(503, status(full.address("/health/ready")));
      String product = "{\"slug\":\"full\",\"name\":\"满\",\"description\":\"\"}";
      HttpResponse<String> refused =
          new Api(full.address("/")).post("/api/v1/products", Operator.of(full).token(), product);
      assertEquals(refused.body(), 507, refused.statusCode());
      assertEquals("30", refused.headers().firstValue("Retry-After").orElse(null));
    }
  }

  private int status(URI address) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
        .statusCode();
  }
}
