package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.ModuleChanges;
import dev.millet.tests.Shipped;
import dev.millet.tests.Sweep;
import dev.millet.tests.Versions;
import dev.millet.tests.lingering.LingeringJar;
import dev.millet.tests.lingering.Parked;
import dev.millet.tests.lingering.Restless;
import dev.millet.tests.lingering.RestlessMBean;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.After;
import org.junit.Test;

/** Versions that were taken away leave nothing behind, and what does is named. */
public class LeaksIT {

  private static final List<String> MODULES =
      List.of(
          "voting",
          "suggestions",
          "comments",
          "moderation",
          "builds",
          "events",
          "points",
          "search",
          "sso");
  private static final int SWAPS = Sweep.rounds(24, 100);

  /** By then each module has been replaced, and what is made once has been made. */
  private static final int WARM_UP = Sweep.rounds(12, 30);

  /** Else Java makes a loader for each method that is called by reflection often, at any time. */
  private static final String NO_LOADERS_OF_JAVA =
      "-Dsun.reflect.inflationThreshold=" + Integer.MAX_VALUE;

  /** Far below what a single version of a module has, and there are many between two looks. */
  private static final int CLASSES = 150;

  private static final int LOADERS = 10;
  private static final int THREADS = 10;
  private static final int FILES = 10;
  private static final int KIB = 6 * 1024;

  private final ObjectMapper json = new ObjectMapper();
  private final MilletProcess.Start start =
      MilletProcess.run(
          "--set", "upgrades.unsigned=true",
          "--set", "upgrades.watch.seconds=0",
          "--set", "upgrades.warm.millis=50",
          "--set", "gateway.max.rate=0");
  private MilletProcess millet;
  private Api api;
  private String operator;
  private ModuleChanges changes;
  private int number;

  private void begin(MilletProcess.Start how) throws Exception {
    millet = how.ready();
    api = new Api(millet.address("/"));
    operator = Operator.of(millet).token();
    changes = new ModuleChanges(api, operator);
  }

  @After
  public void end() throws InterruptedException {
    if (millet != null) {
      millet.close();
    }
  }

  @Test
  public void manySwapsLeaveNothing() throws Exception {
    begin(start.with("MILLET_JAVA_OPTIONS", NO_LOADERS_OF_JAVA));
    api.product("leaks", operator);
    String member = api.member("swapper", operator);
    long suggestion = api.suggestion("leaks", "Stay small", member);
    Footprint first = null;
    Footprint middle = null;
    for (int i = 1; i <= SWAPS; i++) {
      assertEquals("done", changes.make(next(MODULES.get(i % MODULES.size()))));
      use(suggestion, member);
      if (i == WARM_UP) {
        first = footprint();
      } else if (i == (WARM_UP + SWAPS) / 2) {
        middle = footprint();
      }
    }
    Footprint last = footprint();
    System.out.printf("after %3d swaps %s%n", WARM_UP, first);
    System.out.printf("after %3d swaps %s%n", (WARM_UP + SWAPS) / 2, middle);
    System.out.printf("after %3d swaps %s%n", SWAPS, last);
    assertFlat("classes", first.classes(), last.classes(), CLASSES);
    assertFlat("class loaders", first.loaders(), last.loaders(), LOADERS);
    assertFlat("threads", first.threads(), last.threads(), THREADS);
    assertFlat("files", first.files(), last.files(), FILES);
    assertFlat("metaspace", first.metaspace(), last.metaspace(), KIB);
    assertFlat("heap", first.heap(), last.heap(), KIB);
    assertEquals("[]", collected().toString());
  }

  /** What is taken up when the last version that was replaced has been collected. */
  private Footprint footprint() throws Exception {
    Await.until(() -> collected().isEmpty(), () -> "a version is still there");
    return Footprint.of(millet.pid());
  }

  private static void assertFlat(String what, long first, long last, long tolerance) {
    assertTrue(what + " grew from " + first + " to " + last, last - first <= tolerance);
  }

  /** Fills the caches that a version has. */
  private void use(long suggestion, String member) {
    String votes = "/api/v1/votes/suggestion/" + suggestion;
    assertEquals(200, api.put(votes, member).statusCode());
    assertEquals(200, api.delete(votes, member).statusCode());
    for (String path : new String[] {"/suggestions", "/suggestions/" + suggestion, "/voting"}) {
      assertEquals(200, api.get(path, null).statusCode());
    }
    String comment = "{\"body\":\"once more\"}";
    String comments = "/api/v1/comments/suggestion/" + suggestion;
    assertEquals(201, api.post(comments, member, comment).statusCode());
  }

  @Test
  public void controlAModuleThatParksItselfInAStaticIsNamedToAdministrators() throws Exception {
    begin(start);
    String member = api.member("curious", operator);
    assertEquals(403, api.get("/api/v1/modules/leftovers", member).statusCode());
    assertEquals(401, api.post("/api/v1/modules/leftovers", null, "").statusCode());
    assertEquals("[]", collected().toString());
    put("parked", Parked.class);
    put("parked", Parked.class);
    put("parked", Parked.class);
    JsonNode left = collected();
    assertEquals(left.toString(), 2, left.size());
    for (int i = 0; i < 2; i++) {
      assertEquals("parked", left.path(i).path("module").asText());
      assertEquals("0.1." + (101 + i), left.path(i).path("version").asText());
      assertTrue(left.toString(), left.path(i).path("held").asBoolean());
      assertEquals("held", left.path(i).path("problems").path(0).path("code").asText());
    }
    JsonNode shown = json.readTree(api.get("/api/v1/modules/parked", operator).body());
    assertEquals("held", shown.path("problems").path(0).path("code").asText());
    // Whoever makes the next change is told.
    put("parked", Parked.class);
    assertEquals("held", drained().path("code").asText());
  }

  @Test
  public void controlAThreadAndAnMBeanThatAreLeftAreNamed() throws Exception {
    begin(start);
    put("restless", Restless.class, RestlessMBean.class);
    assertEquals(204, api.post("/api/v1/restless", operator, "").statusCode());
    put("restless", Restless.class, RestlessMBean.class);
    JsonNode problem = drained();
    assertEquals("left-threads", problem.path("code").asText());
    assertTrue(problem.toString(), problem.path("text").asText().contains("restless-thread"));
    JsonNode left = read(api.get("/api/v1/modules/leftovers", operator)).path(0);
    assertEquals("[\"restless-thread\"]", left.path("threads").toString());
    assertEquals("[\"dev.millet.tests:type=Restless\"]", left.path("beans").toString());
    assertFalse(left.toString(), left.path("held").asBoolean());
    assertTrue(collected().path(0).path("held").asBoolean());
  }

  private void put(String module, Class<?>... classes) throws Exception {
    byte[] jar = LingeringJar.of(module, "0.1." + (101 + number++), classes);
    assertEquals("done", changes.make(jar));
  }

  /** What was said when the old version had gone. */
  private JsonNode drained() throws IOException {
    JsonNode reports = changes.reports();
    JsonNode last = reports.path(reports.size() - 1);
    assertEquals(reports.toString(), "drain", last.path("step").asText());
    return last.path("problem");
  }

  private JsonNode collected() throws IOException {
    return read(api.post("/api/v1/modules/leftovers", operator, ""));
  }

  private JsonNode read(HttpResponse<String> answer) throws IOException {
    assertEquals(answer.body(), 200, answer.statusCode());
    return json.readTree(answer.body()).path("items");
  }

  private byte[] next(String module) throws IOException {
    return Versions.of(Shipped.home().root(), module).version("0.1." + (100 + ++number)).bytes();
  }
}
