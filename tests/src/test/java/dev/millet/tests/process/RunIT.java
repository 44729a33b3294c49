package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.Test;

/** {@code millet run} as users run it. */
public class RunIT {

  private final HttpClient http = HttpClient.newHttpClient();

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

  /** What such a jar does where they are on is held by the launcher's CodeAtInstallTest. */
  @Test
  public void extensionsOfTheFrameworkAreOff() throws Exception {
    try (MilletProcess millet = MilletProcess.run().ready()) {
      List<String> arguments =
          List.of(ProcessHandle.of(millet.pid()).orElseThrow().info().arguments().orElseThrow());
      assertTrue(arguments.toString(), arguments.contains("-Dfelix.extensions.disable=true"));
    }
  }

  private int status(URI address) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
        .statusCode();
  }
}
