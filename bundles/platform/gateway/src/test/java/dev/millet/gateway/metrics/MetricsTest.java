package dev.millet.gateway.metrics;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.gateway.FakeAuthentication;
import dev.millet.gateway.TestGateway;
import dev.millet.gateway.TestRoutes;
import org.junit.Rule;
import org.junit.Test;

public class MetricsTest {

  @Rule public final TestGateway gateway = new TestGateway().with(new FakeAuthentication());

  private void serve(String access) {
    gateway.generations.activate(
        "gateway", new MetricsRoutes(gateway.registry, access).routes().toArray(Route[]::new));
    gateway.serve(TestRoutes.get("/things/{id}", request -> Reply.text("x")));
  }

  private void awaitLine(String line) throws Exception {
    // A request is counted a moment after its client has the answer.
    while (!gateway.get("/metrics").body().contains(line + "\n")) {
      Thread.onSpinWait();
    }
  }

  @Test
  public void requestsAreCountedByTemplateAndStatus() throws Exception {
    serve("local");
    gateway.get("/things/1");
    gateway.get("/things/2");
    gateway.get("/nowhere/3");
    awaitLine(
        "millet_http_requests_total{method=\"GET\",route=\"/things/{id}\",status=\"200\"} 2.0");
    awaitLine("millet_http_requests_total{method=\"other\",route=\"none\",status=\"404\"} 1.0");
    awaitLine(
        "millet_http_request_duration_seconds_count{method=\"GET\",route=\"/things/{id}\"} 2");
  }

  @Test
  public void whoIsInsideIsShown() throws Exception {
    serve("local");
    String metrics = gateway.get("/metrics").body();
    assertTrue(metrics, metrics.contains("millet_http_requests_in_flight 1.0\n"));
    assertTrue(metrics, metrics.contains("millet_module_leases{module=\"gateway\"} 1.0\n"));
    assertTrue(metrics, metrics.contains("jvm_memory_heap_used_bytes "));
  }

  @Test
  public void whoComesThroughAProxyIsNotLocal() throws Exception {
    serve("local");
    assertEquals(
        401,
        gateway.send(gateway.to("/metrics").header("X-Forwarded-For", "1.2.3.4")).statusCode());
    assertEquals(
        200,
        gateway
            .send(
                gateway
                    .to("/metrics")
                    .header("X-Forwarded-For", "1.2.3.4")
                    .header("Authorization", "Bearer admin-admin"))
            .statusCode());
  }

  @Test
  public void administratorsAloneMaySeeThemBySetting() throws Exception {
    serve("admin");
    assertEquals(401, gateway.get("/metrics").statusCode());
    assertEquals(
        403,
        gateway
            .send(gateway.to("/metrics").header("Authorization", "Bearer mei-write"))
            .statusCode());
  }

  @Test
  public void everybodyMaySeeThemBySetting() throws Exception {
    serve("public");
    assertEquals(
        200,
        gateway.send(gateway.to("/metrics").header("X-Forwarded-For", "1.2.3.4")).statusCode());
    assertFalse(gateway.get("/metrics").body().isEmpty());
  }
}
