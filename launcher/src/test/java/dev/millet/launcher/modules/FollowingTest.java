package dev.millet.launcher.modules;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.millet.launcher.api.ApiClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** What is shown of a change when the streams that tell of it break off. */
public class FollowingTest {

  private static final String BEGUN = report(1, "start", "begun", "12:00:00.000Z");
  private static final String DONE = report(2, "start", "done", "12:00:00.250Z");
  private static final String SWITCHED = report(3, "switch", "done", "12:00:00.300Z");

  private final List<String> shown = new ArrayList<>();
  private HttpServer server;
  private Following following;

  @Before
  public void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    following =
        new Following(
            new ModulesClient(new ApiClient(base, "secret")),
            new Following.Shown() {
              @Override
              public void progress(String what) {
                shown.add(what);
              }

              @Override
              public void say(String line) {
                shown.add(line);
              }
            },
            7);
  }

  @After
  public void stop() {
    server.stop(0);
  }

  @Test
  public void whatTheStreamMissedIsShownOnceAndInOrder() throws Exception {
    AtomicInteger streams = new AtomicInteger();
    AtomicInteger reads = new AtomicInteger();
    server.createContext(
        "/api/v1/modules/changes/7/events",
        exchange ->
            answer(
                exchange,
                streams.getAndIncrement() == 0
                    ? event(BEGUN)
                    : event(BEGUN) + event(DONE) + event(SWITCHED)));
    server.createContext(
        "/api/v1/modules/changes/7",
        exchange ->
            answer(
                exchange,
                reads.getAndIncrement() == 0
                    ? change("", BEGUN, DONE)
                    : change(", \"outcome\": \"done\"", BEGUN, DONE, SWITCHED)));
    assertFalse(following.isSwitched());
    assertEquals("done", Following.outcome(following.follow()));
    assertEquals(
        List.of(
            "the new version starts beside the old one",
            "  done    start      0.25 s  the new version starts beside the old one",
            "  done    switch     0.00 s  from now on it is as planned"),
        shown);
    assertTrue(following.isSwitched());
    assertEquals("2026-01-01T12:00:00.300Z", following.switchedAt().orElseThrow().toString());
  }

  @Test
  public void aChangeThatIsOverIsShownFromItsHistoryWithItsProblem() throws Exception {
    String failed =
        """
        {"number": 2, "step": "start", "state": "failed", "at": "2026-01-01T12:00:01Z",
         "problem": {"code": "start", "arguments": [], "text": "It does not start."}}
        """;
    server.createContext(
        "/api/v1/modules/changes/7/events", exchange -> exchange.sendResponseHeaders(409, -1));
    server.createContext(
        "/api/v1/modules/changes/7",
        exchange -> answer(exchange, change(", \"outcome\": \"failed\"", BEGUN, failed)));
    assertEquals("failed", Following.outcome(following.follow()));
    assertEquals(
        List.of(
            "the new version starts beside the old one",
            "  FAILED  start      1.00 s  the new version starts beside the old one",
            "          It does not start."),
        shown);
    assertFalse(following.isSwitched());
  }

  private static String report(int number, String step, String state, String time) {
    return "{\"number\": %d, \"step\": \"%s\", \"state\": \"%s\", \"at\": \"2026-01-01T%s\"}"
        .formatted(number, step, state, time);
  }

  private static String event(String report) {
    return "event: report\ndata: " + report + "\n\n";
  }

  private static String change(String outcome, String... reports) {
    return "{\"change\": {\"id\": 7%s}, \"items\": [%s]}"
        .formatted(outcome, String.join(",", reports));
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
